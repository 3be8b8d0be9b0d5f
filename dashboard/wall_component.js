// Turns the scenes of a wall, tells the time, and fits the stage, which is 1080 high whatever the screen is.
const KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const HIGH = 1080;
const NARROWEST = 1440;
const DAY = 86400000;
const clock = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hour12: false });
let wall = null;

export default function (component) {
  const { data, parentElement } = component;
  if (!wall) {
    wall = { began: performance.now(), first: 0, held: null, since: Date.now(), silent: 0 };
    addEventListener("keydown", press, true);
    addEventListener("resize", fit);
    setInterval(turn, 250);
    setInterval(watch, 10000);
  }
  wall.data = data;
  wall.parent = parentElement;
  fit();
  turn();
}

function fit() {
  const scale = Math.min(innerHeight / HIGH, innerWidth / NARROWEST);
  const style = document.documentElement.style;
  style.setProperty("--wall-scale", scale);
  style.setProperty("--wall-width", `${innerWidth / scale}px`);
  style.setProperty("--wall-height", `${innerHeight / scale}px`);
}

function scene() {
  const { scenes, seconds } = wall.data;
  const turns = wall.held ?? Math.floor((performance.now() - wall.began) / (1000 * seconds));
  return (((wall.first + turns) % scenes) + scenes) % scenes;
}

// A step shows the next scene for its whole time, or for as long as it is held.
function press(event) {
  const step = KEYS[event.key];
  if (step) {
    wall.first = scene() + step;
    wall.began = performance.now();
    if (wall.held !== null) wall.held = 0;
  } else if (event.key === " ") {
    wall.first = scene();
    wall.began = performance.now();
    wall.held = wall.held === null ? 0 : null;
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  turn();
}

function turn() {
  const now = String(scene());
  const root = document.documentElement;
  if (root.dataset.scene !== now) root.dataset.scene = now;
  const said = [wall.data.of.replace("#", scene() + 1), wall.held === null ? "" : wall.data.paused].filter(Boolean).join(" · ");
  write(".place", said);
  write(".wall-clock", clock.format(new Date()));
}

function write(selector, text) {
  const place = wall.parent.querySelector(selector);
  if (place && place.textContent !== text) place.textContent = text;
}

// Once a day anew, at night; and when nothing has been heard for long though the server answers.
async function watch() {
  const silent = document.querySelector(".freshness.stale") !== null || document.querySelector(".freshness") === null;
  wall.silent = silent ? wall.silent + 1 : 0;
  const isNight = clock.format(new Date()).startsWith("04");
  if ((isNight && Date.now() - wall.since > DAY / 4) || wall.silent >= 12) {
    wall.silent = 0;
    const answer = await fetch(new URL("_stcore/health", document.baseURI), { cache: "no-store" }).catch(() => null);
    if (answer?.ok) location.reload();
  }
}
