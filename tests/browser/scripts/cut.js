// Letters that the frame of a box cuts off, apart from what is only for screen readers.
() => {
    const named = (one) => one.tagName.toLowerCase() + "." + one.className;
    const cuts = (one) => /hidden|clip/.test(getComputedStyle(one).overflow) &&
        getComputedStyle(one).clipPath === "none" && !one.closest(".kitt-hidden, svg");
    const boxes = [...document.body.querySelectorAll("*")].filter(cuts);
    const found = new Set();
    for (const box of boxes) {
        const frame = box.getBoundingClientRect();
        if (frame.width <= 1 || frame.height <= 1) continue;
        const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            if (!text.data.trim() || text.parentElement.closest(".kitt-hidden, svg")) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            const out = [...range.getClientRects()].some((letters) => letters.width > 0 &&
                (letters.right > frame.right + 2 || letters.bottom > frame.bottom + 4 ||
                 letters.left < frame.left - 2));
            if (out) found.add(`cut off in ${named(box)}: ${text.data.trim().slice(0, 60)}`);
        }
    }
    return [...found];
}
