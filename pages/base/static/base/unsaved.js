/* No sentence is lost: what is typed is kept until the server has saved it, and offered again.

Wagtail saves drafts by itself, but gives up when the connection or the session is gone, does not see
what is typed during a save or in the first seconds, and does not save what is no draft at all. */
(function () {
    "use strict";

    const { Store, possible } = window.kittUnsaved;
    const words = JSON.parse(document.getElementById("unsaved-words").textContent);
    const LAST = "kitt-unsaved-last";
    const REPLACED = "kitt-unsaved-replaced";
    const LOOK_EVERY = 500;
    const TRY_EVERY = 5000;
    const PATIENCE = 10_000;
    const NOT_TYPED = /^(csrfmiddlewaretoken|next|overwrite_revision_id|loaded_revision_.*)$/;
    const OF_SERVER = /(-id|_FORMS)$/;

    async function ask() {
        try {
            const answer = await fetch(words.url, {
                headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
                cache: "no-store",
            });
            return answer.ok ? await answer.json() : null;
        } catch {
            return undefined; // no connection
        }
    }

    function element(name, attributes, ...children) {
        const made = Object.assign(document.createElement(name), attributes);
        made.append(...children);
        return made;
    }

    function button(text, action, look = "button button-small") {
        return element("button", { type: "button", className: look, onclick: action }, text);
    }

    function notice(form) {
        const box = element("div", { className: "kitt-unsaved", role: "status", hidden: true });
        form.before(box);
        return (text = "", ...more) => {
            if (box.dataset.text === text) return;
            box.dataset.text = text;
            box.replaceChildren(...(text ? [element("p", {}, text), ...more] : []));
            box.hidden = !text;
        };
    }

    const when = (at) =>
        new Intl.DateTimeFormat(document.documentElement.lang || "de", {
            dateStyle: new Date(at).toDateString() === new Date().toDateString() ? undefined : "medium",
            timeStyle: "short",
        }).format(at);
    const pathOf = (form) => {
        const url = new URL(form.getAttribute("action") || "", location.href);
        return url.pathname + url.search;
    };
    const fieldsOf = (data) =>
        [...data].filter(([, value]) => typeof value === "string" && value.length < 1_000_000);
    const typedIn = (fields) => JSON.stringify(fields.filter(([name]) => !NOT_TYPED.test(name)));
    const isDraft = (form) => form.matches("[data-controller~='w-autosave']");

    /* The form that was sent from this window before: forget it if the server has saved it. */
    function settle() {
        const saved = document.cookie.match(new RegExp(`(?:^|; )${words.cookie}=([^;]*)`));
        if (!saved) return;
        const token = sessionStorage.getItem(LAST);
        const path = (token && Store.pathOf(token)) || "";
        if (path.split("?")[0] === decodeURIComponent(saved[1].replace(/^"|"$/g, "")))
            Store.remove(token);
        document.cookie = `${words.cookie}=; path=${words.home}; max-age=0`;
    }

    class Watch {
        constructor(form, me) {
            this.form = form;
            this.me = me;
            this.token = crypto.randomUUID();
            this.store = new Store(me.person, me.key);
            this.say = notice(form);
            this.forced = form.dataset.wUnsavedForceValue === "true";
            this.saved = this.forced ? "" : null;
            this.kept = "";
            this.typed = 0;
            this.sent = 0;
            this.sendings = new WeakMap();
            this.look = this.forced ? 4 : 0;
            this.trouble = "";
            this.writing = Promise.resolve();
        }

        start() {
            Store.hold(this.token);
            sessionStorage.setItem(LAST, this.token);
            for (const type of ["pointerdown", "keydown", "focusin"])
                document.addEventListener(type, () => this.begin(), true);
            for (const type of ["input", "change", "keyup", "click", "paste", "drop"])
                document.addEventListener(type, () => this.touched(), true);
            this.form.addEventListener("submit", (event) => this.leave(event));
            document.addEventListener("visibilitychange", () => this.keep());
            setInterval(() => this.lookAgain(), LOOK_EVERY);
            if (!isDraft(this.form)) return;
            document.addEventListener("w-autosave:save", (event) => this.isSent(event));
            document.addEventListener("w-autosave:success", (event) => this.wasSaved(event.detail));
            document.addEventListener("w-autosave:error", (event) => this.failed(event.detail.type));
            window.addEventListener("online", () => this.retry());
            window.addEventListener("focus", () => this.retry());
            setInterval(() => this.retry(), TRY_EVERY);
        }

        fields() {
            return fieldsOf(new FormData(this.form));
        }

        begin() {
            this.saved ??= typedIn(this.fields());
        }

        touched() {
            this.begin();
            this.typed += 1;
            this.look = 4; // editors write into the form a little later
        }

        lookAgain() {
            if (this.look <= 0) return;
            this.look -= 1;
            this.keep();
        }

        isSaved() {
            return this.saved === null || typedIn(this.fields()) === this.saved;
        }

        keep() {
            if (this.saved === null) return;
            const fields = this.fields();
            const typed = this.isSaved() ? "" : typedIn(fields);
            if (typed === this.kept) return;
            this.kept = typed;
            const content = { title: document.title.split(" – ")[0], fields };
            const path = pathOf(this.form);
            this.writing = this.writing
                .then(() =>
                    typed ? this.store.write(this.token, path, content) : Store.remove(this.token),
                )
                .then(() => this.replace())
                .catch(() => (this.isFull = true));
        }

        /* The entry that was put back into this form is not needed beside its own one. */
        replace() {
            this.isFull = false;
            if (this.replaced) Store.remove(this.replaced);
            this.replaced = "";
        }

        /* Wagtail sends a moment after this event, unless it was cancelled by then. */
        isSent(event) {
            const { trigger, formData } = event.detail;
            if (this.leaving) return event.preventDefault();
            this.sending = event;
            this.sendsAt = Date.now() + Number(this.form.dataset.wAutosaveIntervalValue || 500);
            this.sent = this.typed;
            this.sendings.set(trigger, { typed: this.typed, fields: fieldsOf(formData) });
        }

        /* Two savings at once would be in each other's way: the one by itself ends first. */
        leave(event) {
            this.keep();
            this.leaving = true;
            if (!this.sending || Date.now() < this.sendsAt) {
                this.sending?.preventDefault();
                return;
            }
            event.preventDefault();
            const { name, value } = event.submitter || {};
            if (name) this.form.append(element("input", { type: "hidden", name, value }));
            this.isOver = () => this.form.submit();
            setTimeout(this.isOver, PATIENCE);
        }

        wasSaved({ trigger, response }) {
            this.sending = null;
            if (this.leaving) return this.isOver?.();
            this.say(this.trouble ? words.saved : "");
            this.trouble = "";
            const sending = this.sendings.get(trigger);
            if (!sending) return this.again(); // sent before this script looked on
            const updated = new Set(Object.keys(response.field_updates || {}));
            const own = ([name]) => !updated.has(name) && !OF_SERVER.test(name);
            const typed = (fields) => typedIn(fields.filter(own));
            const differs = typed(sending.fields) !== typed(this.fields());
            // What the server fills in itself may differ for ever: that is sent once more only.
            const more = differs && (this.typed !== sending.typed || !this.sentOnceMore);
            this.sentOnceMore = more && this.typed === sending.typed;
            if (more) return this.again();
            this.saved = typedIn(this.fields());
            this.keep();
        }

        again() {
            this.form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true }));
        }

        async retry() {
            const refused = this.trouble === "refused" && this.typed === this.sent;
            if (this.isSaved() || refused || this.leaving || document.hidden) return;
            if (this.trouble !== "over" && this.trouble !== "other") return this.again();
            const me = await ask();
            if (me?.person === this.me.person) this.cameBack(me);
            else if (me) this.failed("other");
        }

        cameBack(me) {
            document
                .querySelectorAll("input[name=csrfmiddlewaretoken]")
                .forEach((input) => (input.value = me.token));
            this.trouble = "back";
            this.again();
        }

        async failed(type) {
            this.sending = null;
            if (this.leaving) return this.isOver?.();
            this.keep();
            const known = { network_error: "offline", server_error: "trouble", other: "other" };
            this.trouble = known[type] || "refused";
            if (this.trouble === "trouble") {
                const me = await ask();
                if (me === null) this.trouble = "over";
                else if (me && me.person !== this.me.person) this.trouble = "other";
                else if (me === undefined) this.trouble = "offline";
            }
            await this.writing;
            this.tell();
        }

        tell() {
            if (this.trouble === "refused") return this.say();
            if (this.isFull) return this.say(words.not_kept);
            if (this.trouble !== "over") return this.say(words[this.trouble]);
            const link = element("a", { href: words.login, target: "_blank" }, words.sign_in);
            this.say(words.over, link, element("p", {}, words.then));
        }
    }

    function offer(watch, entry) {
        const text = words.offer.replace("{time}", when(entry.at));
        const box = element("section", { className: "kitt-unsaved kitt-unsaved--offer" });
        box.append(
            element("p", {}, text),
            button(words.restore, () => putBack(watch, entry, box)),
            button(words.discard, () => throwAway(entry, box), "button button-small button-secondary"),
        );
        watch.form.before(box);
    }

    function throwAway(entry, box) {
        if (!window.confirm(words.sure)) return;
        Store.remove(entry.token);
        box.remove();
    }

    function putBack(watch, entry, box) {
        if (isDraft(watch.form)) return showAgain(entry, watch.me);
        watch.begin();
        watch.replaced = entry.token;
        for (const [name, value] of entry.fields) fill(watch.form.elements.namedItem(name), value);
        box.remove();
    }

    /* The server shows the form again, with blocks and rows, as it does after an error. */
    function showAgain(entry, me) {
        const form = element("form", { method: "post", action: entry.path, hidden: true });
        const fresh = [["csrfmiddlewaretoken", me.token], [words.show, "1"]];
        const fields = entry.fields.filter(([name]) => name !== "csrfmiddlewaretoken");
        for (const [name, value] of [...fresh, ...fields]) {
            const field = element("textarea", { name });
            field.value = value;
            form.append(field);
        }
        document.body.append(form);
        window.addEventListener("pagehide", () => sessionStorage.setItem(REPLACED, entry.token));
        form.submit();
    }

    function fill(field, value) {
        if (!field || field.name === "csrfmiddlewaretoken" || field.type === "file") return;
        if (field.type === "checkbox") field.checked = true;
        else field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function list(entries) {
        const box = element("section", { className: "kitt-unsaved kitt-unsaved--offer" });
        box.append(element("p", {}, words.open));
        const items = entries.map((entry) => {
            const link = element("a", { href: entry.path }, entry.title);
            const row = element("li", {}, link, ` ${when(entry.at)} `);
            const away = "button button-small button-secondary";
            row.append(button(words.discard, () => throwAway(entry, row), away));
            return row;
        });
        box.append(element("ul", {}, ...items));
        document.querySelector("main .content-wrapper, main, .content")?.prepend(box);
    }

    async function start() {
        const forms = "form[data-edit-form], main form[method=post i]:has(textarea)";
        const form = document.querySelector(forms);
        const isHome = location.pathname === words.home;
        if (!possible || !(form || isHome)) return;
        settle();
        const me = await ask();
        if (!me) return;
        const left = await new Store(me.person, me.key).left();
        if (form) begin(new Watch(form, me), left);
        else if (left.length) list(left);
    }

    function begin(watch, left) {
        if (watch.forced) watch.replaced = sessionStorage.getItem(REPLACED);
        sessionStorage.removeItem(REPLACED);
        const path = pathOf(watch.form);
        const here = left.find((one) => one.path === path && one.token !== watch.replaced);
        watch.start();
        if (here) offer(watch, here);
    }

    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
    else start();
})();
