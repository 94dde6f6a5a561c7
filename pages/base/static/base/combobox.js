// A field in which one types a few letters and chooses (combobox with a list, after the ARIA
// Authoring Practices). Without this script the server looks up what was typed.
(() => {
  const PAUSE = 150;

  class ChooseController extends window.StimulusModule.Controller {
    static targets = ["input", "key", "shown", "chosen", "edit"];

    static values = {
      url: String, of: String, name: String, several: Boolean,
      none: String, more: String, count: String,
    };

    connect() {
      const input = this.inputTarget;
      this.list = document.createElement("ul");
      this.list.id = `${input.id}-options`;
      this.list.className = "kitt-choose__list";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() || input.placeholder);
      this.list.hidden = true;
      this.list.addEventListener("mousedown", (event) => this.click(event));
      this.said = document.createElement("p");
      this.said.className = "kitt-choose__said";
      this.said.setAttribute("role", "status");
      this.said.hidden = true;
      this.popup = document.createElement("div");
      this.popup.className = "kitt-choose__popup";
      this.popup.append(this.list, this.said);
      input.parentElement.append(this.popup);
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-controls", this.list.id);
      input.setAttribute("aria-expanded", "false");
      this.options = [];
      this.showEdit();
    }

    disconnect() {
      clearTimeout(this.waiting);
      this.popup.remove();
      this.inputTarget.removeAttribute("role");
    }

    search(event) {
      clearTimeout(this.waiting);
      if (event?.type === "click" && !this.list.hidden) return;
      if (event?.type === "input" && !this.severalValue) this.set("", "", false);
      this.waiting = setTimeout(() => this.fetch(), event?.type === "input" ? PAUSE : 0);
    }

    async fetch() {
      const typed = this.inputTarget.value.trim();
      const same = !this.severalValue && typed === this.shownTarget.value;
      const asked = new URLSearchParams({ of: this.ofValue, q: same ? "" : typed });
      this.asked = asked.toString();
      const answer = await fetch(`${this.urlValue}?${asked}`, { credentials: "same-origin" });
      if (!answer.ok || this.asked !== asked.toString()) return;
      const { options, more } = await answer.json();
      if (document.activeElement !== this.inputTarget) return;
      const there = this.severalValue ? this.values() : [];
      this.show(options.filter((one) => !there.includes(String(one.value))), more, typed);
    }

    show(options, more, typed) {
      this.options = options;
      this.list.replaceChildren(...options.map((one, at) => this.row(one, at)));
      this.list.hidden = options.length === 0;
      this.inputTarget.setAttribute("aria-expanded", String(options.length > 0));
      this.mark(typed && options.length === 1 ? 0 : -1);
      const said = options.length ? this.countValue.replace("{n}", options.length + more) : this.noneValue;
      this.said.textContent = more ? this.moreValue.replace("{n}", more) : said;
      this.said.hidden = false;
      this.said.classList.toggle("w-sr-only", options.length > 0 && !more);
    }

    row(one, at) {
      const row = document.createElement("li");
      row.id = `${this.list.id}-${at}`;
      row.setAttribute("role", "option");
      row.dataset.at = at;
      const name = document.createElement("span");
      name.textContent = one.label;
      row.append(name);
      if (one.hint) {
        const hint = document.createElement("small");
        hint.textContent = one.hint;
        row.append(" ", hint);
      }
      return row;
    }

    mark(at) {
      this.at = at;
      [...this.list.children].forEach((row, number) => {
        row.setAttribute("aria-selected", String(number === at));
        if (number === at) row.scrollIntoView({ block: "nearest" });
      });
      const row = this.list.children[at];
      if (row) this.inputTarget.setAttribute("aria-activedescendant", row.id);
      else this.inputTarget.removeAttribute("aria-activedescendant");
    }

    key(event) {
      const open = !this.list.hidden;
      const last = this.options.length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) this.search();
        else if (event.key === "ArrowDown") this.mark(this.at >= last ? 0 : this.at + 1);
        else this.mark(this.at <= 0 ? last : this.at - 1);
      } else if (event.key === "Enter") {
        event.preventDefault(); // the form is sent by its buttons
        if (open && this.at >= 0) this.choose(this.options[this.at]);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      }
    }

    click(event) {
      event.preventDefault(); // the field keeps the focus
      const row = event.target.closest("[role=option]");
      if (row) this.choose(this.options[Number(row.dataset.at)]);
    }

    choose(one) {
      if (this.severalValue) this.add(one);
      else this.set(one.value, one.label, true);
      this.close();
    }

    set(value, label, write) {
      if (this.keyTarget.value === String(value) && !write) return;
      this.keyTarget.value = value;
      this.shownTarget.value = label;
      if (write) this.inputTarget.value = label;
      this.showEdit();
      this.keyTarget.dispatchEvent(new Event("change", { bubbles: true }));
    }

    add(one) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", name: this.nameValue, value: one.value, checked: true });
      label.append(box, ` ${one.label}`);
      const row = document.createElement("li");
      row.append(label);
      this.chosenTarget.append(row);
      this.inputTarget.value = "";
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }

    values() {
      return [...this.chosenTarget.querySelectorAll("input:checked")].map((box) => box.value);
    }

    leave() {
      clearTimeout(this.waiting);
      const typed = this.inputTarget.value.trim().toLowerCase();
      const same = this.options.filter((one) => one.label.toLowerCase() === typed);
      if (!this.list.hidden && typed && same.length === 1) this.choose(same[0]);
      this.close();
    }

    close() {
      this.asked = "";
      this.list.hidden = true;
      this.said.hidden = true;
      this.inputTarget.setAttribute("aria-expanded", "false");
      this.inputTarget.removeAttribute("aria-activedescendant");
    }

    showEdit() {
      if (!this.hasEditTarget) return;
      const key = this.keyTarget.value;
      this.editTarget.hidden = !key;
      this.editTarget.href = this.editTarget.href.replace(/\/\d+\/$/, `/${key || 0}/`);
    }
  }

  window.wagtail.app.register("kitt-choose", ChooseController);
})();
