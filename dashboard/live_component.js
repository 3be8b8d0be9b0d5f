// Listens on the page's channel: asks again when told, and says how long ago the database was looked at.
const pages = new WeakMap();
const INSIST = 5000;
const TURN = 2000;
const KEPT_MARKS = 50;
const READY = { "data-test-script-state": "notRunning", "data-test-connection-state": "CONNECTED" };

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  document.documentElement.lang = data.language;
  let page = pages.get(parentElement);
  if (!page) {
    page = { pause: 500, beat: 0, checked: null, down: false, asked: null, due: null };
    pages.set(parentElement, page);
    page.timer = setInterval(() => {
      page.ask();
      tell(parentElement, page);
    }, 1000);
    page.finished = new MutationObserver(() => {
      if (!isReady()) endTurn();
      page.ask();
      if (page.socket.readyState === WebSocket.CLOSED && isReady()) connect(parentElement, page);
    });
    page.finished.observe(document.querySelector(".stApp"), { attributeFilter: Object.keys(READY) });
  }
  if (page.data?.drawn !== data.drawn) endTurn();
  page.data = data;
  page.again = (value) => {
    page.due = value;
    page.ask();
  };
  page.ask = () => {
    if (page.closed || page.due === null || !takeTurn()) return;
    page.asked = { of: page.data.drawn, at: Date.now() };
    setTriggerValue("again", page.due);
    page.due = null;
  };
  if (page.channel !== data.channel) {
    page.channel = data.channel;
    page.socket?.close();
    connect(parentElement, page);
  }
  tell(parentElement, page);
  if (data.words) {
    document.addEventListener("keydown", forward);
    document.addEventListener("click", take);
    taking = data.words;
  }
  return () => {
    if (data.words) {
      document.removeEventListener("keydown", forward);
      document.removeEventListener("click", take);
    }
    clearInterval(page.timer);
    page.finished.disconnect();
    page.closed = true;
    page.socket?.close();
    pages.delete(parentElement);
  };
}

function connect(parent, page) {
  const base = document.baseURI.replace(/^http/, "ws").replace(/[?#].*$/, "");
  clearTimeout(page.later);
  const socket = new WebSocket(new URL(page.data.path, base) + "?channel=" + encodeURIComponent(page.channel));
  page.socket = socket;
  socket.onopen = () => {
    if (page.lost) page.again("back " + Date.now());
    page.lost = false;
  };
  socket.onmessage = (event) => {
    const message = JSON.parse(event.data);
    page.beat = Date.now();
    if ("checked_seconds_ago" in message) {
      page.pause = 500;
      page.checked = message.checked_seconds_ago === null ? null : Date.now() - 1000 * message.checked_seconds_ago;
      page.down = message.down;
    }
    if (message.again) page.again(message.again);
    if (message.anew) {
      page.due = null;
      page.asked = { of: page.data.drawn, at: 0 };
    }
    tell(parent, page);
  };
  socket.onclose = () => {
    if (page.closed || page.socket !== socket) return;
    page.lost = true;
    page.later = setTimeout(() => page.closed || connect(parent, page), page.pause);
    page.pause = Math.min(page.pause * 2, 10000);
  };
}

// What is asked for while a run goes on names messages that its end makes Streamlit forget, and an answer by name is lost.
function isReady() {
  const app = document.querySelector(".stApp");
  return Object.entries(READY).every(([name, value]) => app.getAttribute(name) === value);
}

// Of what page and drawer ask at once Streamlit runs one fragment only: a turn ends when the run asked for is seen.
function takeTurn() {
  const app = document.querySelector(".stApp");
  if (!isReady() || Date.now() - (app.dataset.askedAt ?? 0) < TURN) return false;
  app.dataset.askedAt = Date.now();
  return true;
}

function endTurn() {
  delete document.querySelector(".stApp").dataset.askedAt;
}

// Vega keeps ten thousand marks of each kind that are gone before it lets go of them; on a page open for days that adds up.
function tidy() {
  for (const root of document.querySelectorAll("svg.marks g.root > g")) {
    const flow = root.__data__?.context?.dataflow;
    if (flow) flow.cleanThreshold = KEPT_MARKS;
  }
}

// Whoever was cut off for long, or whose server was started anew, has a session that knows none of its fragments: what
// is not drawn soon is asked for as a whole.
function insist(page) {
  if (page.asked === null) return;
  if (page.data.drawn !== page.asked.of) page.asked = null;
  else if (page.due === null && Date.now() - page.asked.at > INSIST && takeTurn()) {
    page.asked.at = Date.now();
    document.dispatchEvent(new Event("ask-anew"));
  }
}

// Drawers and panels stand beside the app, where Streamlit does not say whether it is dark.
function shade() {
  // On paper everything is light; which of the two the reader chose is known before and after.
  if (matchMedia("print").matches) return;
  const app = document.querySelector(".stApp");
  const scheme = app ? getComputedStyle(app).colorScheme : "";
  if (scheme && document.documentElement.style.colorScheme !== scheme) document.documentElement.style.colorScheme = scheme;
}

// A download button is disabled while its file is made, and loses the focus to the page: there no drawer hears Escape.
function forward(event) {
  if (event.key !== "Escape" || event.target !== document.body) return;
  const drawer = document.querySelector("[role=dialog]:has(.st-key-drawer)");
  drawer?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
}

function label(labels) {
  for (const [selector, attribute, text] of labels) {
    for (const element of document.querySelectorAll(selector)) {
      const said = text.replace("#", element.closest("[data-tag]")?.getAttribute("aria-label"));
      if (element.getAttribute(attribute) !== said) element.setAttribute(attribute, said);
    }
  }
}

function tell(parent, page) {
  // A drawer only listens.
  if (!page.data.words) return;
  insist(page);
  tidy();
  shade();
  label(page.data.labels);
  const place = parent.querySelector(".checked");
  if (!place) return;
  const words = page.data.words;
  const seconds = page.checked === null ? null : Math.max(0, Math.round((Date.now() - page.checked) / 1000));
  const silent = page.beat && Date.now() - page.beat > 10000;
  const old = page.down || page.lost || silent || (seconds !== null && seconds > 10);
  let text = words.connecting;
  if (silent || page.lost) text = words.cut;
  else if (seconds !== null && seconds < 5) text = words.now;
  else if (seconds !== null) text = words.seconds.replace("#", seconds);
  if (place.textContent !== text) place.textContent = text;
  parent.querySelector(".freshness").classList.toggle("stale", Boolean(old));
  parent.querySelector(".freshness").classList.toggle("fresh", !old);
  for (const name of ["newest", "checked"]) {
    const label = parent.querySelector(`.${name}-name`);
    if (label.textContent !== words[name]) label.textContent = words[name];
  }
  const newest = parent.querySelector(".newest");
  if (newest.textContent !== page.data.newest) newest.textContent = page.data.newest;
  const updated = parent.querySelector(".updated");
  if (updated.textContent !== page.data.updated) updated.textContent = page.data.updated;
}
