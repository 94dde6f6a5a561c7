// Words too light for white paper, and what is of no use on it.
() => {
    const dark = (colour) => colour.match(/[\d.]+/g).slice(0, 3).every((part) => part < 140);
    const words = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility() &&
        [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    const light = words.filter((one) => !dark(getComputedStyle(one).color) &&
        !one.closest(".kitt-map, .kitt-timeline__tile, .kitt-hidden"));
    const shown = (choice) => [...document.querySelectorAll(choice)].some((one) =>
        one.checkVisibility());
    const found = light.map((one) => `light words: ${one.tagName.toLowerCase()}.${one.className}`);
    for (const choice of [".kitt-menu", ".kitt-breadcrumb", "button"])
        if (shown(choice)) found.push(`printed: ${choice}`);
    if (!shown("h1")) found.push("no heading");
    return [...new Set(found)];
}
