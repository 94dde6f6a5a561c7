// What is pasted into a text keeps its headings, lists and links: the editor drops all else by
// itself, but does not know Word's lists, headings of other ranks and tables.
(() => {
  const EDITOR = ".public-DraftEditor-content";
  const NEEDS_HELP = /<(h[1456]|tr|script|style)\b|mso-list/i;
  const RANKS = "h1, h2, h3, h4, h5, h6";

  const rename = (element, name) => {
    const renamed = element.ownerDocument.createElement(name);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  };

  const fitHeadings = (body) => {
    const highest = Math.min(
      ...[...body.querySelectorAll(RANKS)].map((heading) => Number(heading.tagName[1])),
    );
    body.querySelectorAll(RANKS).forEach((heading) => {
      const below = Number(heading.tagName[1]) - highest;
      rename(heading, below === 0 && highest < 3 ? "h2" : "h3");
    });
  };

  const isItem = (element) => /mso-list:\s*l\d/i.test(element?.getAttribute("style") ?? "");

  // Word writes an item as a paragraph whose first part is the drawn bullet or number.
  const bulletOf = (item) => item.querySelector("[style*='mso-list:Ignore' i]");

  const makeLists = (body) => {
    body.querySelectorAll("p, div").forEach((first) => {
      if (!first.isConnected || !isItem(first)) return;
      const numbered = /^\s*(\d|[a-z][.)])/i.test(bulletOf(first)?.textContent ?? "");
      const list = body.ownerDocument.createElement(numbered ? "ol" : "ul");
      first.before(list);
      for (let item = first; isItem(item); item = list.nextElementSibling) {
        bulletOf(item)?.remove();
        list.append(item);
        rename(item, "li");
      }
    });
  };

  const makeRows = (body) => {
    body.querySelectorAll("table").forEach((table) => {
      const rows = [...table.querySelectorAll("tr")].map((row) => {
        const line = body.ownerDocument.createElement("p");
        line.textContent = [...row.cells].map((cell) => cell.textContent.trim()).join(" | ");
        return line;
      });
      table.replaceWith(...rows);
    });
  };

  const mended = (html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    body.querySelectorAll("script, style").forEach((element) => element.remove());
    fitHeadings(body);
    makeLists(body);
    makeRows(body);
    return body.innerHTML;
  };

  const ours = new WeakSet();
  document.addEventListener(
    "paste",
    (event) => {
      const editor = event.target.closest?.(EDITOR);
      const html = event.clipboardData?.getData("text/html") ?? "";
      if (!editor || ours.has(event) || !NEEDS_HELP.test(html)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", mended(html));
      clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
      const again = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      ours.add(again);
      event.target.dispatchEvent(again);
    },
    true,
  );
})();
