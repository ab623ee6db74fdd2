import type { OfficePackage } from "../reader/package";
import type { SheetEntry } from "../view/workbook-part";
import type { WorkbookPatching } from "../writer/patching";

/**
 * Takes sheets out of the package, with the parts that hang on nothing else:
 * tables, drawings, comments. What is deleted must not be found in the file.
 */
export function removeSheetParts(
  patching: WorkbookPatching,
  parts: OfficePackage,
  workbookPart: string,
  sheets: readonly SheetEntry[],
): void {
  const users = usersOf(parts);
  const gone = new Set<string>();
  const queue = sheets.flatMap(({ target }) =>
    target === undefined ? [] : [target.target],
  );
  for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
    if (gone.has(part)) continue;
    gone.add(part);
    patching.remove(part);
    for (const { target } of parts.relationships(part)) {
      const others = users.get(target) ?? new Set();
      if (parts.has(target) && [...others].every((user) => gone.has(user)))
        queue.push(target);
    }
    const relations = patching.relationsOf(part);
    if (parts.has(relations)) patching.remove(relations);
  }
  for (const part of gone) patching.forgetContentType(part);
  const ids = new Set(sheets.map(({ target }) => target?.id));
  patching.removeElements(
    patching.relationsOf(workbookPart),
    (markup, element) => ids.has(markup.attribute(element, "Id")?.value),
  );
}

/** The parts that refer to each part. */
function usersOf(
  parts: OfficePackage,
): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const { name } of parts.zip.records) {
    const match = /^\/?(.*?)_rels\/([^/]+)\.rels$/.exec(name);
    if (match === null) continue;
    const part = `${match[1] ?? ""}${match[2] ?? ""}`;
    for (const { target } of parts.relationships(part)) {
      const known = users.get(target) ?? new Set<string>();
      users.set(target, known.add(part));
    }
  }
  return users;
}
