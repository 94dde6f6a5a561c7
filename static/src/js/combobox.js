// Suggestions while somebody types (pattern: WAI-ARIA combobox with a list). Without it, or when the
// server does not answer, the box is a plain field.
const WAIT = 150;
const LEAST = 2;
let number = 0;

for (const form of document.querySelectorAll("[data-suggest]")) {
    for (const input of form.querySelectorAll("[data-combobox]")) combobox(input, form.dataset.suggest);
}

function combobox(input, address) {
    const id = `vorschlaege-${(number += 1)}`;
    const list = document.createElement("ul");
    list.id = id;
    list.className = "kitt-suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
    list.hidden = true;
    input.parentElement.classList.add("kitt-combobox");
    input.after(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id);
    let timer, asked, chosen = -1;

    const options = () => [...list.children];
    const show = (open) => {
        list.hidden = !open;
        input.setAttribute("aria-expanded", String(open));
        if (!open) mark(-1);
    };
    const mark = (at) => {
        chosen = at;
        options().forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
        if (at < 0) input.removeAttribute("aria-activedescendant");
        else input.setAttribute("aria-activedescendant", options()[at].id);
    };
    const take = (option) => {
        input.value = option.dataset.value;
        show(false);
        input.focus();
    };
    const fill = (suggestions) => {
        list.replaceChildren(
            ...suggestions.map((one, place) => {
                const option = document.createElement("li");
                option.id = `${id}-${place}`;
                option.dataset.value = one.text;
                option.setAttribute("role", "option");
                const text = document.createElement("span");
                text.textContent = one.text;
                option.append(text);
                if (one.label) {
                    const kind = document.createElement("small");
                    kind.textContent = one.label;
                    option.append(kind);
                }
                return option;
            }),
        );
        show(suggestions.length > 0 && document.activeElement === input);
    };
    const ask = async () => {
        const text = input.value.trim();
        asked?.abort();
        if (text.length < LEAST) return show(false);
        asked = new AbortController();
        try {
            const query = new URLSearchParams({ [input.dataset.combobox]: text });
            const answer = await fetch(`${address}?${query}`, { signal: asked.signal });
            if (answer.ok) fill((await answer.json()).suggestions);
        } catch {
            // No connection: the field goes on without suggestions.
        }
    };

    show(false);
    input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
        const count = options().length;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            if (!count) return;
            event.preventDefault();
            if (list.hidden) show(true);
            const step = event.key === "ArrowDown" ? 1 : -1;
            mark(chosen < 0 && step < 0 ? count - 1 : (chosen + step + count) % count);
        } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
            event.preventDefault();
            take(options()[chosen]);
        } else if (event.key === "Escape" && !list.hidden) {
            event.preventDefault();
            show(false);
        }
    });
    input.addEventListener("blur", () => setTimeout(() => show(false), 120));
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) take(option);
    });
}
