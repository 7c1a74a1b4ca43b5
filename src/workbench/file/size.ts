/** Widths in a file count digits of the default font, seven pixels each (Calibri 11, ECMA-376 18.3.1.13). */
const pixelsPerDigit = 7;
const pixelsPerPoint = 96 / 72;

export const pixelsToWidth = (pixels: number): number => pixels / pixelsPerDigit;
export const widthToPixels = (width: number): number => Math.round(width * pixelsPerDigit);
export const pixelsToPoints = (pixels: number): number => pixels / pixelsPerPoint;
export const pointsToPixels = (points: number): number => Math.round(points * pixelsPerPoint);
