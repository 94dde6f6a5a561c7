// What makes the page wider than the window, and does not scroll by itself.
() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const named = (one) => one.tagName.toLowerCase() + "." + one.className;
    const scrolls = (one) => one && (getComputedStyle(one).overflowX !== "visible" ||
        scrolls(one.parentElement));
    const out = [...document.body.querySelectorAll("*")].filter((one) =>
        one.getBoundingClientRect().right > width + 1 && !scrolls(one.parentElement));
    return [`${document.documentElement.scrollWidth}px wide: ` +
        out.slice(-3).map(named).join(", ")];
}
