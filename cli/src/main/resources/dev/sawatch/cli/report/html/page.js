/* What is shown, and how the filters change it. */

const CHUNK = 60;
const data = JSON.parse(document.getElementById("data").textContent);
const accounts = [...d3.group(data.alerts, a => a.cluster + "\n" + a.family)]
  .map(([key, alerts]) => ({key, count: alerts.length, cluster: alerts[0].cluster, family: alerts[0].family}))
  .sort((a, b) => d3.ascending(a.family, b.family) || d3.ascending(a.cluster, b.cluster));
const find = id => document.getElementById(id);
let shown = {alerts: [], episodes: [], cards: 0};

function buildFilters() {
  const several = new Set(accounts.map(a => a.cluster)).size > 1;
  find("account").append(new Option(`all ${accounts.length}`, ""));
  accounts.forEach(account => find("account").append(new Option(
    visible(`${account.family || "the cluster"}${several ? ", " + account.cluster : ""} (${account.count})`), account.key)));
  const present = new Set(data.alerts.map(a => a.variation));
  const variations = VARIATIONS.concat([...present].filter(v => !VARIATIONS.includes(v)).sort());
  variations.forEach(variation => addChoice("variations", variation, words(variation)));
  CONFIDENCES.forEach(confidence => addChoice("confidences", confidence, confidence));
  find("filters").addEventListener("change", update);
  find("filters").addEventListener("reset", () => setTimeout(update));
  find("filters").addEventListener("submit", event => event.preventDefault());
  find("order").addEventListener("change", update);
  find("more").addEventListener("click", showMore);
}

function addChoice(fieldset, value, text) {
  const input = element("input");
  Object.assign(input, {type: "checkbox", value});
  input.defaultChecked = true;
  const number = data.alerts.filter(a => (fieldset === "variations" ? a.variation : a.confidence) === value).length;
  find(fieldset).append(element("label", "choice", null, [input, element("span", "", text),
    element("span", "muted", number.toLocaleString("en"))]));
}

function chosen(fieldset) {
  return new Set([...find(fieldset).querySelectorAll("input:checked")].map(input => input.value));
}

function update() {
  const account = find("account").value;
  const variations = chosen("variations");
  const confidences = chosen("confidences");
  const onlyPages = find("pages").checked;
  const isOf = row => !account || row.cluster + "\n" + row.family === account;
  shown.alerts = data.alerts.filter(a => isOf(a) && variations.has(a.variation) && confidences.has(a.confidence)
    && (!onlyPages || a.page === "yes"));
  shown.episodes = episodes(shown.alerts);
  find("status").textContent = `Shown: ${count(shown.alerts.length, "alert")} of ${data.alerts.length.toLocaleString("en")}`
    + ` in ${count(shown.episodes.length, "episode")}.`;
  drawTimeline(data.spans, shown.alerts, reveal);
  drawHeatMap(data.heat, shown.alerts, isOf, row => choose(row.cluster + "\n" + row.family));
  find("cards").replaceChildren();
  shown.cards = 0;
  showMore();
}

function episodes(alerts) {
  const made = [...d3.group(alerts, a => a.episode)].map(([id, of]) => {
    const inOrder = d3.sort(of, a => a.time);
    return {id, alerts: inOrder, time: inOrder[0].time, confidence: gravest(of.map(a => a.confidence)),
      pages: of.some(a => a.page === "yes")};
  });
  const byGravity = (a, b) => d3.descending(a.pages, b.pages)
    || d3.ascending(CONFIDENCES.indexOf(a.confidence), CONFIDENCES.indexOf(b.confidence));
  return made.sort((a, b) => (find("order").value === "grave" ? byGravity(a, b) : 0) || d3.ascending(a.time, b.time));
}

function showMore() {
  const next = shown.episodes.slice(shown.cards, shown.cards + CHUNK);
  find("cards").append(...next.map(episode => episodeCard(episode, data.training)));
  shown.cards += next.length;
  const rest = shown.episodes.length - shown.cards;
  find("more").hidden = rest === 0;
  find("more").textContent = `Show ${Math.min(rest, CHUNK)} more of ${rest}`;
}

function reveal(alert) {
  while (!find("episode-" + alert.episode) && shown.cards < shown.episodes.length) showMore();
  const card = find("episode-" + alert.episode);
  card.reveal();
  card.scrollIntoView({block: "start"});
  card.querySelector("summary").focus({preventScroll: true});
}

function choose(key) {
  find("account").value = key;
  update();
  find("episodes").focus();
}

function redrawOnResize() {
  let width = find("timeline").clientWidth;
  new ResizeObserver(() => {
    if (find("timeline").clientWidth !== width) {
      width = find("timeline").clientWidth;
      drawTimeline(data.spans, shown.alerts, reveal);
    }
  }).observe(find("timeline"));
}

buildFilters();
drawLegend();
update();
redrawOnResize();
