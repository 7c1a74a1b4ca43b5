interface FrameOptions {
  readonly container: HTMLElement;
  readonly addinUrl: string;
  readonly title: string;
  readonly conversation: string;
  readonly language: string;
}

const sharedRuntime = 1;
const customFunctions = 2;

/** The frame of an add-in. Office.js reads the name that the frame has when it is inserted, and accepts no parent without https. */
export function openFrame({ container, addinUrl, title, conversation, language }: FrameOptions): HTMLIFrameElement {
  const flags = sharedRuntime | customFunctions;
  const hostInfo = `Excel$Web$16.01$${language}$${conversation}$$disableLogging$${flags}`;
  const url = new URL(addinUrl, window.location.href);
  url.search = `${url.search === "" ? "?" : `${url.search}&`}_host_Info=${hostInfo}`;

  const frame = document.createElement("iframe");
  frame.name = JSON.stringify({
    baseFrameName: "addin-1",
    hostInfo,
    xdmInfo: `${conversation}|addin-1|${window.location.origin}`,
    serializerVersion: "1",
    flights: "[]",
  });
  frame.title = title;
  frame.src = url.href;
  container.append(frame);
  return frame;
}
