// Lets people close an alert banner that editors marked as closable, and remembers that on the
// device (no cookie, nothing is sent).
const PREFIX = "kitt-alert-";

function remembered(key) {
    try {
        return localStorage.getItem(key) === "closed";
    } catch {
        return false;
    }
}

function remember(key) {
    try {
        localStorage.setItem(key, "closed");
    } catch {
        // Storage is switched off: the banner comes back on the next page, which is fine.
    }
}

for (const banner of document.querySelectorAll("[data-alert-id]")) {
    const key = PREFIX + banner.dataset.alertId;
    const button = banner.querySelector("[data-alert-close]");
    if (!button) continue;
    if (remembered(key)) {
        banner.remove();
        continue;
    }
    button.hidden = false;
    button.addEventListener("click", () => {
        remember(key);
        banner.remove();
        document.getElementById("inhalt")?.focus({ preventScroll: true });
    });
}
