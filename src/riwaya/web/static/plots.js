// Draws figures and deadlines anew with axes, a closer look and words beside the pointer; without it the page's own drawings stay.
"use strict";
(() => {
  if (!window.d3) return;
  const english = document.documentElement.lang === "en";
  const eastern = document.body.dataset.digits === "arabic";
  const said = (text) => (eastern ? String(text).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]) : String(text));
  const when = (ordinal) => new Date((ordinal - 719163) * 86400000);
  const count = (value) => said(d3.format(",")(Math.round(value * 100) / 100));
  const tick = (span) => (day) => said(span > 900 ? day.getUTCFullYear() : d3.utcFormat(span > 70 ? "%Y/%-m" : "%Y/%-m/%-d")(day));

  // The ground of a drawing as large as the one it replaces, so that nothing on the page moves.
  // `side` is kept free for what stands at the scale, `end` for the half of a label at the far end.
  const ground = (figure, days, foot, side = 34, end = 14) => {
    const old = figure.querySelector("svg");
    const box = old.getBoundingClientRect();
    const [width, height] = [Math.round(box.width), Math.round(box.height)];
    const [first, last] = d3.extent(days);
    const room = Math.max(1, (last - first) * 0.04);
    const range = english ? [side, width - end] : [width - side, end];
    const x = d3.scaleUtc([when(first - room), when(last + room)], range);
    const svg = d3.create("svg").attr("class", "chart live").attr("viewBox", `0 0 ${width} ${height}`)
      .attr("role", "group").attr("aria-label", old.getAttribute("aria-label"));
    const axis = svg.append("g").attr("class", "ticks").attr("transform", `translate(0 ${height - foot})`);
    const marks = svg.append("g");
    old.replaceWith(svg.node());
    return { svg, axis, marks, x, width, height, span: last - first };
  };

  // Words beside the mark that is pointed at or has the focus.
  const beside = (figure) => {
    const box = document.createElement("div");
    box.className = "beside";
    box.hidden = true;
    figure.append(box);
    return (links) => links.on("pointerenter focus", (event, one) => {
      box.textContent = one.say;
      box.hidden = false;
      const mark = event.currentTarget.getBoundingClientRect();
      const here = figure.getBoundingClientRect();
      const left = Math.min(Math.max(0, mark.left - here.left - 90), Math.max(0, here.width - box.offsetWidth));
      box.style.left = `${left}px`;
      box.style.top = `${mark.bottom - here.top + 8}px`;
    }).on("pointerleave blur", () => { box.hidden = true; });
  };

  // Buttons and the wheel (with Ctrl) look closer; a drag moves along once something is closer.
  const closer = (figure, plot, words, paint) => {
    const zoom = d3.zoom().scaleExtent([1, 60]).translateExtent([[0, 0], [plot.width, plot.height]]).extent([[0, 0], [plot.width, plot.height]])
      .filter((event) => (event.type === "wheel" ? event.ctrlKey : event.type !== "dblclick" && !event.button && (!event.touches || event.touches.length > 1)))
      .on("zoom", (event) => paint(event.transform.rescaleX(plot.x)));
    plot.svg.call(zoom);
    const bar = document.createElement("div");
    bar.className = "closer";
    for (const [sign, word, act] of [["+", words[0], () => zoom.scaleBy(plot.svg, 1.6)], ["−", words[1], () => zoom.scaleBy(plot.svg, 1 / 1.6)]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.ariaLabel = word;
      button.addEventListener("click", act);
      bar.append(button);
    }
    figure.append(bar);
    paint(plot.x);
  };

  const arrow = (x, y, up) => { const tip = up ? y - 14 : y + 14; const wing = up ? tip + 4 : tip - 4; return `M${x} ${y}V${tip}M${x - 4} ${wing}L${x} ${tip}L${x + 4} ${wing}`; };

  // About how wide a number is drawn.
  const wide = (text) => 7 * text.length;

  // The axis of days: no day stands twice, and no label is cut at an edge.
  const dated = (plot, x) => {
    const [first, last] = x.domain();
    const most = Math.max(2, Math.floor(plot.width / 120));
    const told = tick((last - first) / 86400000);
    const steps = x.ticks((last - first) / 86400000 <= most + 1 ? d3.utcDay : most);
    const whole = steps.filter((day) => { const half = wide(told(day)) / 2; return x(day) >= half && x(day) <= plot.width - half; });
    plot.axis.call(d3.axisBottom(x).tickValues(whole).tickFormat(told).tickSizeOuter(0)).attr("font-family", null).attr("font-size", null);
  };

  const series = (figure, data) => {
    const value = (point) => point.low ?? point.high ?? 0;
    const top = data.top === data.base ? data.base + 1 : data.top;
    const height = Math.round(figure.querySelector("svg").getBoundingClientRect().height);
    const y = d3.scaleLinear([data.base, top], [height - 40, 36]).nice(3);
    const longest = Math.max(...y.ticks(4).map((step) => wide(count(step))));
    const half = Math.max(...data.points.map((point) => wide(point.n))) / 2;
    const days = data.points.flatMap((point) => (point.s === null ? [point.t] : [point.t, point.s]));
    const plot = ground(figure, days, 26, Math.max(34, longest + half), Math.max(14, half));
    const scale = plot.svg.insert("g", ":first-child").attr("class", "ticks");
    for (const step of y.ticks(4)) {
      scale.append("line").attr("class", "rail").attr("x1", english ? longest : 14).attr("x2", plot.width - (english ? 14 : longest)).attr("y1", y(step)).attr("y2", y(step));
      scale.append("text").attr("x", english ? 0 : plot.width).attr("y", y(step) + 4).attr("text-anchor", english ? "start" : "end").attr("direction", "ltr").text(count(step));
    }
    const show = beside(figure);
    const paint = (x) => {
      dated(plot, x);
      plot.marks.selectAll("*").remove();
      const at = (point) => [x(when(point.t)), y(value(point))];
      for (const [a, b, kind] of data.links) {
        const [p, q] = [at(data.points[a]), at(data.points[b])];
        plot.marks.append("line").attr("class", `between ${kind}`).attr("x1", p[0]).attr("y1", p[1]).attr("x2", q[0]).attr("y2", q[1]);
      }
      const links = plot.marks.selectAll("a").data(data.points).join("a").attr("href", (point) => point.to).attr("aria-label", (point) => point.say);
      const labels = [];
      links.each(function each(point) {
        const link = d3.select(this);
        const [px, py] = at(point);
        if (point.s !== null) {
          link.append("line").attr("class", "as-of").attr("x1", x(when(point.s))).attr("x2", px).attr("y1", py).attr("y2", py);
          link.append("circle").attr("class", "ring").attr("cx", x(when(point.s))).attr("cy", py).attr("r", 3.5);
        }
        if (point.low === null || point.high === null) link.append("path").attr("class", "bound").attr("d", arrow(px, py, point.high === null));
        else if (point.low !== point.high) link.append("path").attr("class", "bound").attr("d", `M${px} ${py}V${y(point.high)}M${px - 4} ${y(point.high)}H${px + 4}M${px - 4} ${py}H${px + 4}`);
        link.append("circle").attr("class", "point").attr("cx", px).attr("cy", py).attr("r", 5);
        const above = py - (point.high === null ? 19 : 10);
        const free = labels.every(([a, b]) => Math.abs(a - px) > Math.max(38, 2 * half + 4) || Math.abs(b - above) > 13)
          && data.points.every((other) => { const [a, b] = at(other); return Math.abs(a - px) > 20 || Math.abs(above - 4 - b) > 9; });
        if (free && px > 8 && px < plot.width - 8) {
          labels.push([px, above]);
          plot.marks.append("text").attr("class", "value").attr("x", px).attr("y", above).attr("text-anchor", "middle").attr("direction", "ltr").text(point.n);
        }
      });
      show(links);
    };
    closer(figure, plot, data.words, paint);
  };

  const slips = (figure, data) => {
    const days = data.steps.flatMap((step) => [step.t, step.due]);
    if (data.today !== null) days.push(data.today);
    const plot = ground(figure, days, 26);
    const rows = d3.scaleLinear([0, data.steps.length], [30, plot.height - 28]);
    const show = beside(figure);
    const paint = (x) => {
      dated(plot, x);
      plot.marks.selectAll("*").remove();
      if (data.today !== null) {
        const now = x(when(data.today));
        plot.marks.append("line").attr("class", "today").attr("x1", now).attr("x2", now).attr("y1", 18).attr("y2", plot.height - 26);
        plot.marks.append("text").attr("x", now).attr("y", 13).attr("text-anchor", "middle").text(data.now);
      }
      let before = null;
      const links = plot.marks.selectAll("a").data(data.steps).join("a").attr("href", (step) => step.to).attr("aria-label", (step) => step.say);
      links.each(function each(step, number) {
        const link = d3.select(this);
        const py = rows(number + 0.5);
        const [from, to] = [x(when(step.t)), x(when(step.due))];
        link.append("line").attr("class", `span ${step.role}`).attr("x1", from).attr("x2", to).attr("y1", py).attr("y2", py);
        link.append("circle").attr("class", "ring").attr("cx", from).attr("cy", py).attr("r", 3.5);
        if (step.role === "met" || step.role === "early") link.append("path").attr("class", "kept").attr("d", `M${to - 5} ${py}L${to - 1} ${py + 4}L${to + 6} ${py - 5}`);
        else if (step.role === "missed" || step.role === "denied") link.append("path").attr("class", `cross ${step.role}`).attr("d", `M${to - 4} ${py - 4}L${to + 4} ${py + 4}M${to - 4} ${py + 4}L${to + 4} ${py - 4}`);
        else link.append("circle").attr("class", "point").attr("cx", to).attr("cy", py).attr("r", 5);
        if (step.plus && before) {
          plot.marks.append("path").attr("class", "slipping").attr("d", `M${before[0]} ${before[1]}V${py - 6}H${to}`);
          // Beside both days of the row, where nothing else is drawn.
          const sign = english ? 1 : -1;
          const behind = sign * Math.max(sign * from, sign * to);
          const roomy = (english ? plot.width - behind : behind) >= 10 + wide(step.plus);
          const place = roomy ? behind + sign * 10 : sign * Math.min(sign * from, sign * to) - sign * 10;
          plot.marks.append("text").attr("class", "value").attr("x", place).attr("y", py + 4).attr("text-anchor", roomy ? "start" : "end").attr("direction", english ? "ltr" : "rtl").text(step.plus);
        }
        if (step.role === "set" || step.role === "moved") before = [to, py];
      });
      show(links);
    };
    closer(figure, plot, data.words, paint);
  };

  const kinds = { series, slips };
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !target.offsetWidth) continue;
      seen.unobserve(target);
      const data = JSON.parse(target.dataset.plot);
      kinds[data.kind](target, data);
    }
  }, { rootMargin: "300px" });
  document.querySelectorAll("figure[data-plot]").forEach((figure) => seen.observe(figure));
})();
