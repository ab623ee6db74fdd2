/**
 * The names of the ribbon's direct commands, as manifest.xml writes them in
 * FunctionName and as src/commands/main.ts associates them.
 */
export const COMMANDS = ["checkNow", "showRollup"] as const;

export type CommandName = (typeof COMMANDS)[number];
