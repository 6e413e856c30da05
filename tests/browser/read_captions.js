// Reads each file, given in base64, through <track>: its cues as [start ms, end ms, name, words],
// null where the browser refuses it. A moment that is endless is -1.
async (files) => {
  const moment = (seconds) => (Number.isFinite(seconds) ? Math.round(seconds * 1000) : -1);
  const read = async (file) => {
    const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
    const video = document.createElement("video");
    const track = document.createElement("track");
    track.kind = "captions";
    track.src = URL.createObjectURL(new Blob([bytes], { type: "text/vtt" }));
    video.append(track);
    document.body.append(video);
    const loaded = new Promise((done) => {
      track.onload = () => done(true);
      track.onerror = () => done(false);
    });
    track.track.mode = "hidden";
    const cues = (await loaded) ? [...track.track.cues] : null;
    video.remove();
    URL.revokeObjectURL(track.src);
    return cues?.map((cue) => [moment(cue.startTime), moment(cue.endTime), cue.id, cue.getCueAsHTML().textContent]) ?? null;
  };
  return Promise.all(files.map(read));
}
