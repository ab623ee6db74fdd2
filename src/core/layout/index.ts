export * from "./cells";
export * from "./reading";
export * from "./schema";
export * from "./workbook";
