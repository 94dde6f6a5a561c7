// What has the focus, and whether people can see that; null when the focus has left the page.
() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    const box = one.getBoundingClientRect();
    const outlined = (style) =>
        style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    // Its first line: the box around a link in two lines has corners that belong to others.
    const line = one.getClientRects()[0] ?? box;
    const x = Math.min(Math.max(line.left + line.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(line.top + Math.min(line.height / 2, 10), 1), innerHeight - 1);
    const front = document.elementFromPoint(x, y);
    const words = one.innerText || one.getAttribute("aria-label") || one.id || one.tagName;
    return {
        name: words.slice(0, 60),
        place: [...document.querySelectorAll("*")].indexOf(one),
        outlined: outlined(getComputedStyle(one)) || outlined(getComputedStyle(one, "::after")),
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        hidden: box.width === 0 || box.height === 0,
        covered: !(front && (one.contains(front) || front.contains(one))),
    };
}
