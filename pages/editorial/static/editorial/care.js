// Hints beside a form: asks for them after every pause in writing, and leads to the places.
(() => {
    "use strict";
    const PAUSE = 1500;
    const WRITABLE =
        '[contenteditable="true"], input:not([type="hidden"]):not([disabled]), textarea:not([disabled]):not([hidden]), select:not([disabled])';
    const BUTTON = "button:not([data-panel-toggle]):not([disabled]), a[href]";

    const editForm = () => document.querySelector("form[data-edit-form]") || document.querySelector("#w-editor-form");

    // From the name of a field and the way within it to the element.
    function find(field, path) {
        const form = editForm();
        const escape = CSS.escape(field);
        let found =
            form &&
            (form.querySelector(`[data-contentpath="${escape}"]`) ||
                form.querySelector(`#id_${escape}`) ||
                form.querySelector(`#id_${escape}-FORMS`) ||
                form.querySelector(`[name="${escape}"]`));
        for (const step of found && path ? path.split(".") : []) {
            const row = /^\d+$/.test(step) && form.querySelector(`#inline_child_${escape}-${step}`);
            found = row || found.querySelector(`[data-contentpath="${CSS.escape(step)}"]`) || found;
        }
        return found;
    }

    function open(element) {
        element.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true }));
        for (let part = element; part; part = part.parentElement) {
            const toggle = part.id && document.querySelector(`[aria-controls="${CSS.escape(part.id)}"][aria-expanded="false"]`);
            if (toggle && (part.hidden || part.classList.contains("w-panel__content"))) toggle.click();
            if (part.matches('[role="tabpanel"][hidden]')) {
                document.querySelector(`[role="tab"][aria-controls="${CSS.escape(part.id)}"]`)?.click();
            }
            if (part.matches("details")) part.open = true;
        }
    }

    // The words that a remark quotes, selected in the text.
    function select(target, quote) {
        if (!quote) return null;
        if ("setSelectionRange" in target && typeof target.value === "string") {
            const start = target.value.indexOf(quote);
            try {
                if (start >= 0) target.setSelectionRange(start, start + quote.length);
            } catch {
                // Fields for numbers and dates have no selection.
            }
            return null;
        }
        const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.textContent.includes(quote)) return node.parentElement;
        }
        return null;
    }

    function jump(field, path, quote) {
        const element = find(field, path);
        if (!element) return false;
        const side = document.querySelector(".form-side--open");
        if (side && side.getBoundingClientRect().width > window.innerWidth * 0.6) {
            // On a tablet or a phone the panel lies over the form.
            document.querySelector('[data-side-panel-toggle="care"][aria-expanded="true"]')?.click();
        }
        open(element);
        const target = element.matches(WRITABLE)
            ? element
            : [...element.querySelectorAll(WRITABLE), ...element.querySelectorAll(BUTTON)].find(
                  (one) => one.checkVisibility?.() ?? true,
              );
        target?.focus({ preventScroll: true });
        const words = target && select(target, quote);
        const shown = words || element;
        const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
        shown.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
        shown.classList.add("care-found");
        window.setTimeout(() => shown.classList.remove("care-found"), 2500);
        return true;
    }

    document.addEventListener("click", (event) => {
        const link = event.target.closest?.("[data-care-jump]");
        if (!link) return;
        if (jump(link.dataset.field, link.dataset.path, link.dataset.quote)) event.preventDefault();
    });

    // Links from messages: “#care=lead” or “#care=body/<path>”.
    function followAddress() {
        if (window.location.hash === "#care") {
            window.setTimeout(
                () => document.querySelector('[data-side-panel-toggle="care"][aria-expanded="false"]')?.click(),
                200,
            );
            return;
        }
        const found = /^#care=([^/]+)\/?(.*)$/.exec(decodeURIComponent(window.location.hash));
        if (found) window.setTimeout(() => jump(found[1], found[2], ""), 400);
    }

    function start(panel) {
        const form = editForm();
        const state = panel.querySelector("[data-care-state]");
        const results = panel.querySelector("[data-care-results]");
        const counter = document.querySelector(
            '[data-side-panel-toggle="care"] [data-side-panel-toggle-counter]',
        );
        let timer = 0;
        let asked = 0;
        let last = "";

        function words(count) {
            if (count === 0) return state.dataset.none;
            return count === 1 ? state.dataset.one : state.dataset.many.replace("{}", count);
        }

        function show(answer) {
            const open = document.activeElement?.closest("[data-care-results] [data-care-jump]")?.dataset;
            results.innerHTML = answer.html;
            if (open) {
                // Who was in the list with the keyboard stays there.
                const same = [...results.querySelectorAll("[data-care-jump]")].find(
                    (one) => one.dataset.field === open.field && one.dataset.path === open.path,
                );
                (same || panel.querySelector("[data-care-again]")).focus();
            }
            state.textContent = words(answer.count);
            if (counter) {
                counter.textContent = answer.count;
                counter.hidden = answer.count === 0;
            }
        }

        async function ask(force) {
            const data = new FormData(form);
            for (const [name, value] of [...data.entries()]) {
                if (value instanceof File) data.delete(name);
            }
            const body = new URLSearchParams(data);
            if (!force && body.toString() === last) return;
            last = body.toString();
            asked += 1;
            const mine = asked;
            if (force) state.textContent = state.dataset.waiting;
            try {
                const answer = await fetch(panel.dataset.url, {
                    method: "POST",
                    body,
                    headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
                });
                const said = await answer.json();
                if (mine !== asked) return;
                if (answer.ok) show(said);
                else state.textContent = said.error || panel.dataset.failed;
            } catch {
                last = "";
                if (mine === asked) state.textContent = panel.dataset.failed;
            }
        }

        function later() {
            window.clearTimeout(timer);
            timer = window.setTimeout(ask, PAUSE);
        }

        form.addEventListener("input", later);
        form.addEventListener("change", later);
        document.addEventListener("w-unsaved:add", later);
        document.addEventListener("w-autosave:success", later);
        panel.querySelector("[data-care-again]").addEventListener("click", () => ask(true));
        window.setTimeout(ask, 600);
    }

    function begin() {
        const panel = document.querySelector("[data-care]");
        if (panel && editForm()) start(panel);
        followAddress();
        window.addEventListener("hashchange", followAddress);
    }
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
    else begin();
})();
