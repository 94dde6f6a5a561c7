// Buttons that copy a phone number or an address. Browsers allow that on secure pages only.
const SHOWN_FOR = 4000;

if (navigator.clipboard) {
    for (const place of document.querySelectorAll("[data-copy]")) {
        const done = place.querySelector("[role=status]");
        place.hidden = false;
        place.querySelector("button").addEventListener("click", async () => {
            await navigator.clipboard.writeText(place.dataset.copy);
            done.textContent = place.dataset.done;
            setTimeout(() => (done.textContent = ""), SHOWN_FOR);
        });
    }
}
