// Small forms whose answer takes their place, so that nobody has to leave the page. Whatever goes
// wrong, the form is sent the usual way.
document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-part]")) return;
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(form));
    const button = event.submitter;
    if (button?.name) sent.append(button.name, button.value);
    try {
        const response = await fetch(form.action, {
            method: "POST",
            body: sent,
            headers: { "X-Part": "1" },
        });
        const text = await response.text();
        const answer = new DOMParser()
            .parseFromString(text, "text/html")
            .querySelector("[data-part-answer]");
        if (!answer) throw new Error(response.statusText);
        (form.closest("[data-part-answer]") || form).replaceWith(answer);
        answer.focus();
    } catch {
        if (button?.name) {
            const field = document.createElement("input");
            Object.assign(field, { type: "hidden", name: button.name, value: button.value });
            form.append(field);
        }
        form.submit();
    }
});
