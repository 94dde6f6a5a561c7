// The barriers that axe finds, without the rules named in the second argument.
async ([tags, without]) => {
    const found = await axe.run(document, {
        runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
        rules: Object.fromEntries(without.map((rule) => [rule, {enabled: false}])),
    });
    const short = (node) => node.html.slice(0, 160).replace(/\s+/g, " ");
    return found.violations.map((one) => `${one.id}: ${one.nodes.length} × ` +
        one.nodes.slice(0, 3).map(short).join(" | ") + " " + (one.nodes[0].any[0]?.message ?? ""));
}
