import type { FastifyHelmetOptions } from "@fastify/helmet";

/** Pages of Office on the web, which show the task pane in a frame. */
const OFFICE_HOSTS = [
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.office.net",
  "https://*.cloud.microsoft",
  "https://*.sharepoint.com",
  "https://onedrive.live.com",
];

/**
 * Inline styles: Fluent UI and the grid insert style elements. Workers from blobs: the grid calculates in one.
 * No inline script and no eval.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  fontSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", "blob:"],
  frameSrc: ["'self'"],
  frameAncestors: ["'self'", ...OFFICE_HOSTS],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
};

export const SECURITY_HEADERS: FastifyHelmetOptions = {
  contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
  // It knows no list of allowed pages; frame-ancestors does.
  xFrameOptions: false,
  // It would force https on every other program that listens on localhost.
  strictTransportSecurity: false,
  // A dialog of the add-in talks to the page that opened it, and Office fetches the icons from its own pages.
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: { policy: "cross-origin" },
};
