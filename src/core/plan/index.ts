export * from "./calendar";
export * from "./fields";
export * from "./ids";
export * from "./parse-roster";
export * from "./period";
export * from "./plan";
export * from "./roster";
