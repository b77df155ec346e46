// Where changes wait until the server has them: IndexedDB, one store, keys that only grow. Tabs take turns by a lock and tell each other by a channel.
// What is sent, and when, is decided by Outbox in .NET.

const database = "quizhub";
const store = "outbox";
const patience = 3_000;
// Longer than a request may take: a tab that is asleep with the lock in its hand is passed over. Sending twice is harmless.
const turn = 45_000;

// Entries that the browser would not keep (a private window, a full disk). They live in this page alone and come after all others.
const memory = [];
let nextInMemory = 2 ** 52;
// What the store held when it was last read, and what has happened to it since.
let kept = [];
let adding = 0;
let opened = null;
let channel = null;
let release = null;

export function attach(page) {
  channel = new BroadcastChannel("quizhub.outbox");
  channel.addEventListener("message", event => page.invokeMethodAsync("Hear", event.data));
  window.addEventListener("online", () => page.invokeMethodAsync("Wake"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      page.invokeMethodAsync("Wake");
    }
  });
  window.addEventListener("beforeunload", event => {
    if (adding > 0 || memory.length > 0) {
      event.preventDefault();
    }
  });
}

export async function add(entry) {
  adding++;
  try {
    const order = await within("readwrite", entries => entries.add(entry));
    kept.push({ ...entry, order });
    return { order, isDurable: true };
  } catch {
    // The browser keeps nothing, or has no room: the page does, and warns whoever leaves it.
    const order = nextInMemory++;
    memory.push({ ...entry, order, isDurable: false });
    return { order, isDurable: false };
  } finally {
    adding--;
  }
}

export async function list() {
  try {
    kept = await within("readonly", entries => entries.getAll());
  } catch {
    // It cannot be asked now. What it held is in it still: whoever took that for sent would forget an answer.
  }
  return [...kept.map(entry => ({ ...entry, isDurable: true })), ...memory];
}

export async function settle(order, news) {
  const place = memory.findIndex(entry => entry.order === order);
  if (place >= 0) {
    memory.splice(place, 1);
  } else {
    await within("readwrite", entries => entries.delete(order));
    kept = kept.filter(entry => entry.order !== order);
  }
  channel.postMessage(news);
}

// Locks are for secure origins only. A plain http address in a local network does without: each tab then sends for itself.
export function enter() {
  return navigator.locks && new Promise(entered => {
    navigator.locks
      .request("quizhub.outbox", { signal: AbortSignal.timeout(turn) }, () => new Promise(left => {
        release = left;
        entered();
      }))
      .catch(() => entered());
  });
}

export function leave() {
  release?.();
  release = null;
}

// Resolves once the change is on disk, not merely handed to the system.
async function within(mode, work) {
  const entries = await open();
  return new Promise((resolve, reject) => {
    const transaction = entries.transaction(store, mode, { durability: "strict" });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "order", autoIncrement: true });
    request.onsuccess = () => {
      request.result.onclose = () => { opened = null; };
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    // Some engines leave a refusal without any answer.
    setTimeout(() => reject(new Error("IndexedDB does not answer.")), patience);
  });
  return opened;
}
