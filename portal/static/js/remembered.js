// What a reader has chosen, kept on this device only. A private window may refuse: then nothing is kept.
export const remembered = {
  get: (name) => { try { return localStorage.getItem(`portal.${name}`); } catch { return null; } },
  set: (name, value) => { try { localStorage.setItem(`portal.${name}`, value); } catch { /* not kept */ } },
};
