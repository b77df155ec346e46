// What the browser does between a press on Run and the last frame of the figures. Put into the page before anything of its own.
(() => {
  const watch = window.quizhubWatch = { pressed: 0, paints: new Map(), tasks: [], firsts: [] };
  let known = new WeakSet(), insideFrame = false, drawn = new Set();

  addEventListener("click", event => {
    if (!event.target.closest?.("button.primary[type=submit]")) return;
    // The time of the press itself, not of its being noticed.
    Object.assign(watch, { pressed: event.timeStamp, paints: new Map(), tasks: [] });
    known = new WeakSet(document.querySelectorAll("canvas"));
  }, true);

  new PerformanceObserver(list => {
    for (const task of list.getEntries()) watch.tasks.push({ start: task.startTime, duration: task.duration });
  }).observe({ type: "longtask", buffered: true });

  const request = window.requestAnimationFrame;
  window.requestAnimationFrame = callback => request.call(window, time => {
    insideFrame = true;
    try { callback(time); } finally { insideFrame = false; }
  });

  // A message is delivered after the frame in which it was posted has been painted.
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    const now = performance.now();
    for (const canvas of drawn) {
      if (!watch.paints.has(canvas)) watch.paints.set(canvas, []);
      watch.paints.get(canvas).push(now);
    }
    drawn = new Set();
  };

  const note = canvas => {
    if (!watch.pressed || !canvas.isConnected || known.has(canvas)) return;
    if (drawn.size === 0) {
      const post = () => painted.port2.postMessage(0);
      if (insideFrame) post(); else request.call(window, post);
    }
    drawn.add(canvas);
  };
  for (const name of ["fill", "stroke", "fillRect", "strokeRect", "fillText", "drawImage", "putImageData"]) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...values) {
      note(this.canvas);
      return original.apply(this, values);
    };
  }

  watch.result = () => ({
    pressed: watch.pressed,
    // By the place of the canvas among those of the page.
    paints: [...document.querySelectorAll("canvas")].map(canvas => watch.paints.get(canvas) ?? []),
    tasks: watch.tasks.filter(task => task.start + task.duration > watch.pressed),
  });
})();
