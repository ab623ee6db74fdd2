export { OfficeJsHost } from "./host";
export type { OfficeJsHostOptions } from "./host";
export { REQUIRED_API } from "./session";
export type { OfficeRuntime, SessionOptions } from "./session";
