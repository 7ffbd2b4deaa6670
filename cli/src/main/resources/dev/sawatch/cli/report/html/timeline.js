/* Alerts by time and variation. The cards tell the same to those who cannot see it. */

const LANE = 46;
/** Below this width the names of the lanes stand above their marks. */
const NARROW = 560;
const GAP = 9;

function drawLegend() {
  const legend = d3.select("#legend");
  for (const confidence of CONFIDENCES) {
    const item = legend.append("li");
    item.append("svg").attr("viewBox", "-7 -7 14 14").append("path")
      .attr("class", confidence).attr("d", symbol(confidence, 70));
    item.append("span").text(confidence + " confidence");
  }
}

/** @param show is called with the alert whose mark was clicked */
function drawTimeline(spans, alerts, show) {
  const host = document.getElementById("timeline");
  const width = host.clientWidth;
  const others = [...new Set(alerts.map(a => a.variation))].filter(v => !VARIATIONS.includes(v)).sort();
  const lanes = VARIATIONS.concat(others);
  const narrow = width < NARROW;
  const left = narrow ? 4 : 176;
  const height = lanes.length * LANE;
  const x = d3.scaleUtc(extent(spans, alerts), [left, width - 14]);
  const svg = d3.create("svg").attr("viewBox", [0, 0, width, height + 26]).attr("role", "img")
    .attr("aria-label", "Time line of " + count(alerts.length, "alert") + " by variation and confidence");
  drawLearning(svg, spans, x, height, narrow);
  svg.append("g").attr("transform", `translate(0,${height})`)
    .call(d3.axisBottom(x).ticks(Math.max(5, width / 120)).tickFormat(tickFormat(x)).tickSizeInner(-height).tickPadding(8));
  drawLanes(svg, lanes, narrow, width);
  drawMarks(svg, alerts, lanes, x, narrow ? 7 : 0, show);
  host.replaceChildren(svg.node());
}

/** Days, or hours where there are only a few days. */
function tickFormat(x) {
  const [from, to] = x.domain();
  return d3.utcFormat(to - from > 6 * 86400000 ? "%b %-d" : "%b %-d, %H:%M");
}

function extent(spans, alerts) {
  const times = spans.flatMap(s => [start(s.first), end(s.last)]).concat(alerts.map(a => new Date(a.time)));
  return times.length ? d3.extent(times) : [new Date(0), new Date(86400000)];
}

function start(day) {
  return new Date(day + "T00:00:00Z");
}

function end(day) {
  return d3.utcDay.offset(start(day), 1);
}

function drawLearning(svg, spans, x, height, narrow) {
  for (const span of spans) {
    const from = x(start(span.first));
    const to = x(span.active ? start(span.active) : end(span.last));
    svg.append("rect").attr("class", "learning").attr("x", from).attr("y", 0)
      .attr("width", Math.max(0, to - from)).attr("height", height)
      .attr("opacity", 1 / spans.length).append("title").text("learning " + visible(span.cluster));
    if (spans.length === 1 && !narrow) {
      svg.append("text").attr("x", from + 6).attr("y", height - 7).text("learning");
    }
  }
}

function drawLanes(svg, lanes, narrow, width) {
  lanes.forEach((lane, i) => {
    svg.append("line").attr("class", "lane").attr("x1", 0).attr("x2", width).attr("y1", i * LANE).attr("y2", i * LANE);
    svg.append("text").attr("x", 0).attr("y", i * LANE + (narrow ? 12 : LANE / 2 + 4)).text(words(lane));
  });
}

/** Marks that would lie on each other stand above and below the middle of their lane. */
function drawMarks(svg, alerts, lanes, x, down, show) {
  const taken = new Map();
  const place = alert => {
    const lane = lanes.indexOf(alert.variation);
    const column = Math.round(x(new Date(alert.time)) / GAP);
    const key = lane + ":" + column;
    const n = taken.get(key) || 0;
    taken.set(key, n + 1);
    const offset = (n % 2 ? 1 : -1) * Math.ceil(n / 2) * GAP;
    return [column * GAP, lane * LANE + LANE / 2 + down + Math.max(down - LANE / 2 + 8, Math.min(LANE / 2 - 6 - down, offset))];
  };
  const marks = svg.append("g").selectAll("g").data(alerts).join("g")
    .attr("class", alert => alert.confidence).attr("transform", alert => `translate(${place(alert)})`)
    .on("click", (event, alert) => show(alert));
  marks.append("path").attr("class", "mark").attr("d", alert => symbol(alert.confidence, 62));
  marks.filter(alert => alert.page === "yes").append("circle").attr("class", "ring").attr("r", 8);
  marks.append("title").text(alert => minute(alert.time) + " " + visible(alert.message));
}
