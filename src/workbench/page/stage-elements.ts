/** The places of the grid and of the add-in's page. They are made once and never by React: what lives in them must not be torn out and put back. */
export interface StageElements {
  readonly grid: HTMLElement;
  readonly frame: HTMLElement;
}

export function createStageElements(): StageElements {
  return { grid: createPlace("grid-place"), frame: createPlace("frame-place") };
}

function createPlace(className: string): HTMLElement {
  const place = document.createElement("div");
  place.className = className;
  return place;
}
