// Moments as the server reads and writes them: "1:02.500".

export const seconds = (text) => {
  const parts = text.trim().replace(",", ".").split(":").map(Number);
  return text.trim() ? parts.reduce((whole, next) => whole * 60 + next, 0) : Number.NaN;
};

export const moment = (value) => {
  const thousandths = Math.round(value * 1000);
  const [minutes, rest] = [Math.floor(thousandths / 60000), thousandths % 60000];
  const end = (rest / 1000).toFixed(3).padStart(6, "0");
  const hours = Math.floor(minutes / 60);
  return hours ? `${hours}:${String(minutes % 60).padStart(2, "0")}:${end}` : `${minutes}:${end}`;
};
