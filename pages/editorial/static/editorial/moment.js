// The button says in words what it will do.
document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-moment]");
    const button = form && form.querySelector("button[data-label]");
    if (!button) return;
    const plain = button.textContent;
    const options = { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    const say = () => {
        const day = form.elements.day.valueAsDate;
        const time = form.elements.time.value;
        const words = day && day.toLocaleDateString(document.documentElement.lang, options);
        button.textContent = day && time
            ? button.dataset.label.replace("{day}", words).replace("{time}", time.slice(0, 5))
            : plain;
    };
    form.addEventListener("input", say);
    say();
});
