// Draws pieces of HTML, each anew only where it has changed, and says in which of them a button was pressed.
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".pieces");
  place.classList.add(data.kind);
  place.style.setProperty("--columns", data.columns);
  place.onclick = (event) => {
    const button = event.target.closest("button");
    if (button) setTriggerValue("pressed", button.closest("[data-piece]").dataset.piece);
  };
  const held = [...place.children].find((piece) => piece.contains(document.activeElement));
  const names = new Set(data.pieces.map(([name]) => name));
  // Before the others are placed: what need not be moved keeps its focus without a word to a screen reader.
  for (const piece of [...place.children]) if (!names.has(piece.dataset.piece)) piece.remove();
  const known = new Map([...place.children].map((piece) => [piece.dataset.piece, piece]));
  data.pieces.forEach(([name, html], at) => {
    const piece = known.get(name) ?? document.createElement("div");
    if (place.children[at] !== piece) place.insertBefore(piece, place.children[at] ?? null);
    if (drawn.get(piece) === html) return;
    piece.dataset.piece = name;
    piece.innerHTML = html;
    drawn.set(piece, html);
  });
  if (held?.isConnected && !held.contains(document.activeElement)) held.querySelector("button").focus({ preventScroll: true });
}
