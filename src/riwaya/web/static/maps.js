// Lays out maps of causes and of routes: boxes of words that lead to their evidence, joined by arrows.
"use strict";
(() => {
  if (!window.dagre || !window.d3) return;
  const english = document.documentElement.lang === "en";
  const draw = (figure) => {
    const data = JSON.parse(figure.dataset.map);
    const narrow = figure.clientWidth < 640;
    const graph = new dagre.graphlib.Graph({ multigraph: true });
    graph.setGraph({ rankdir: narrow ? "TB" : english ? "LR" : "RL", nodesep: 18, ranksep: narrow ? 36 : 74, marginx: 8, marginy: 8 });
    graph.setDefaultEdgeLabel(() => ({}));
    const sheet = document.createElement("div");
    sheet.className = "sheet-of-map";
    figure.append(sheet);
    const boxes = data.nodes.map((node, number) => {
      const box = document.createElement(node.to ? "a" : "span");
      if (node.to) box.href = node.to;
      box.className = `box ${node.kind || ""}`;
      box.dir = node.dir || "rtl";
      box.lang = node.dir === "ltr" ? "en" : "ar";
      box.textContent = node.text;
      sheet.append(box);
      graph.setNode(String(number), { width: box.offsetWidth, height: box.offsetHeight });
      return box;
    });
    const words = data.edges.map(([from, to, text, kind], number) => {
      const word = document.createElement("span");
      word.className = `joint ${kind || ""}`;
      word.lang = "ar";
      word.dir = "rtl";
      word.textContent = text;
      sheet.append(word);
      graph.setEdge(String(from), String(to), { width: word.offsetWidth, height: word.offsetHeight, labelpos: "c" }, String(number));
      return word;
    });
    dagre.layout(graph);
    const { width, height } = graph.graph();
    sheet.style.width = `${width}px`;
    sheet.style.height = `${height}px`;
    const svg = d3.select(sheet).insert("svg", ":first-child").attr("width", width).attr("height", height).attr("aria-hidden", "true");
    svg.append("defs").append("marker").attr("id", `tip-${figure.id}`).attr("viewBox", "0 0 8 8").attr("refX", 7).attr("refY", 4)
      .attr("markerWidth", 7).attr("markerHeight", 7).attr("orient", "auto").append("path").attr("d", "M0 0L8 4L0 8Z").attr("class", "tip");
    const line = d3.line((point) => point.x, (point) => point.y).curve(d3.curveBasis);
    boxes.forEach((box, number) => {
      const { x, y, width: w, height: h } = graph.node(String(number));
      box.style.transform = `translate(${x - w / 2}px, ${y - h / 2}px)`;
    });
    for (const edge of graph.edges()) {
      const found = graph.edge(edge);
      const [, , , kind] = data.edges[Number(edge.name)];
      svg.append("path").attr("class", `way ${kind || ""}`).attr("d", line(found.points)).attr("marker-end", `url(#tip-${figure.id})`);
      const word = words[Number(edge.name)];
      word.style.transform = `translate(${found.x - word.offsetWidth / 2}px, ${found.y - word.offsetHeight / 2}px)`;
    }
    if (!english && !narrow) figure.scrollLeft = 0;
  };
  // Boxes are measured in the fonts that they will be shown in; the room on the page is reserved from the start.
  document.fonts.ready.then(() => document.querySelectorAll("figure[data-map]").forEach(draw));
})();
