import { crc32 } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import type { Element } from "./xml-tree";
import { children, parseXml } from "./xml-tree";

/** What Excel would answer with its repair message, or refuse. */
export interface Problem {
  /** The broken rule's name. */
  readonly rule: string;
  readonly part: string;
  readonly detail: string;
}

export type Report = (rule: string, part: string, detail: string) => void;

export interface Relation {
  readonly id: string;
  /** The last step of its type's address: `worksheet`, `table`. */
  readonly type: string;
  /** Path in the package. */
  readonly target: string;
}

/** The parts of a package, parsed, and how they refer to one another. */
export interface OpenPackage {
  readonly parts: ReadonlyMap<string, Element>;
  /** Relations by the path of the part that has them; `""` for the package's own. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
}

/** Opens a package and reports what is wrong with the container, its XML, content types and relations. */
export function openPackage(bytes: Uint8Array, report: Report): OpenPackage {
  const parts = new Map<string, Element>();
  const contents = unzipped(bytes, report);
  checkSums(bytes, contents, report);
  for (const [path, content] of Object.entries(contents)) {
    if (!/\.(?:xml|rels|vml)$/.test(path)) continue;
    try {
      parts.set(path, parseXml(strictUtf8(content)));
    } catch (error) {
      report(
        "xml-malformed",
        path,
        error instanceof Error ? error.message : String(error),
      );
    }
  }
  const relations = new Map<string, readonly Relation[]>();
  for (const [path, root] of parts) {
    if (path.endsWith(".rels"))
      relations.set(ownerOf(path), readRelations(path, root, parts, report));
  }
  checkContentTypes(parts, report);
  checkReferences(parts, relations, report);
  return { parts, relations };
}

function unzipped(
  bytes: Uint8Array,
  report: Report,
): Record<string, Uint8Array> {
  const seen = new Set<string>();
  try {
    return unzipSync(bytes, {
      filter: ({ name }) => {
        if (seen.has(name.toLowerCase()))
          report("part-duplicate", name, "two parts of one name");
        seen.add(name.toLowerCase());
        return true;
      },
    });
  } catch (error) {
    report("package-unreadable", "", String(error));
    return {};
  }
}

/** Compares each part's size and sum, which unpacking did not look at, with those in the directory. */
function checkSums(
  bytes: Uint8Array,
  contents: Readonly<Record<string, Uint8Array>>,
  report: Report,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new TextDecoder();
  const end = bytes.length - 22;
  if (Object.keys(contents).length === 0) return;
  for (let at = view.getUint32(end + 16, true); at < end;) {
    const nameLength = view.getUint16(at + 28, true);
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const content = contents[name] ?? new Uint8Array();
    const local = view.getUint32(at + 42, true);
    const sums = [at + 16, local + 14].map((place) =>
      view.getUint32(place, true),
    );
    const sizes = [at + 24, local + 22].map((place) =>
      view.getUint32(place, true),
    );
    if (sums.some((sum) => sum !== crc32(content)))
      report("part-sum", name, "CRC-32");
    if (sizes.some((size) => size !== content.length))
      report("part-sum", name, "size");
    at +=
      46 +
      nameLength +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
}

function strictUtf8(content: Uint8Array): string {
  const text = strFromU8(content);
  new TextDecoder("utf-8", { fatal: true }).decode(content);
  return text;
}

/** `xl/workbook.xml` of `xl/_rels/workbook.xml.rels`. */
function ownerOf(path: string): string {
  return path.replace(/(^|\/)_rels\//, "$1").replace(/\.rels$/, "");
}

function readRelations(
  path: string,
  root: Element,
  parts: ReadonlyMap<string, Element>,
  report: Report,
): readonly Relation[] {
  const base = ownerOf(path).split("/").slice(0, -1);
  const ids = new Set<string>();
  return children(root, "Relationship").map(({ attributes }) => {
    const id = attributes.get("Id") ?? "";
    const target = resolve(base, attributes.get("Target") ?? "");
    if (ids.has(id)) report("relation-duplicate", path, id);
    ids.add(id);
    if (attributes.get("TargetMode") === "External")
      report("external-link", path, target);
    else if (!parts.has(target))
      report("relation-dangling", path, `${id}: ${target}`);
    return {
      id,
      target,
      type: (attributes.get("Type") ?? "").split("/").at(-1) ?? "",
    };
  });
}

function resolve(base: readonly string[], target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = [...base];
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function checkContentTypes(
  parts: ReadonlyMap<string, Element>,
  report: Report,
): void {
  const file = "[Content_Types].xml";
  const root = parts.get(file);
  const overrides = new Map<string, string>();
  for (const { attributes } of children(root, "Override")) {
    const path = (attributes.get("PartName") ?? "").slice(1);
    if (overrides.has(path)) report("content-type-duplicate", file, path);
    overrides.set(path, attributes.get("ContentType") ?? "");
    if (!parts.has(path)) report("content-type-dangling", file, path);
  }
  const defaults = new Map(
    children(root, "Default").map(({ attributes }) => [
      attributes.get("Extension"),
      attributes.get("ContentType") ?? "",
    ]),
  );
  for (const path of parts.keys()) {
    const type = overrides.get(path) ?? defaults.get(path.split(".").at(-1));
    if (path !== file && (type === undefined || type === "application/xml")) {
      report("content-type-missing", path, type ?? "none");
    }
  }
}

/** Every `r:id` must be a relation of its part, and every part be reached from the package's root. */
function checkReferences(
  parts: ReadonlyMap<string, Element>,
  relations: ReadonlyMap<string, readonly Relation[]>,
  report: Report,
): void {
  for (const [path, root] of parts) {
    const known = new Set((relations.get(path) ?? []).map(({ id }) => id));
    for (const id of relationIds(root)) {
      if (!known.has(id)) report("relation-unknown", path, id);
    }
  }
  const reached = new Set<string>();
  const waiting = [""];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const { target } of relations.get(path) ?? []) {
      if (!reached.has(target)) waiting.push(target);
      reached.add(target);
    }
  }
  for (const path of parts.keys()) {
    const apart = path === "[Content_Types].xml" || path.endsWith(".rels");
    if (!apart && !reached.has(path))
      report("part-unreachable", path, "no relation leads to it");
  }
}

function* relationIds(element: Element): Generator<string> {
  const id = element.attributes.get("r:id");
  if (id !== undefined) yield id;
  for (const inner of element.children) yield* relationIds(inner);
}

/** Reports children that stand in another order than the schema's sequence, or are not in it. */
export function checkOrder(
  element: Element | undefined,
  sequence: readonly string[],
  part: string,
  report: Report,
): void {
  let last = -1;
  for (const { name } of element?.children ?? []) {
    const place = sequence.indexOf(name);
    if (place < 0) report("element-unknown", part, name);
    else if (place < last)
      report("element-order", part, `${name} after ${sequence[last] ?? ""}`);
    else last = place;
  }
}

/** Reports a `count` attribute that is not the number of children. */
export function checkCount(
  element: Element | undefined,
  part: string,
  report: Report,
): void {
  const count = element?.attributes.get("count");
  if (count !== undefined && Number(count) !== element?.children.length) {
    report("count", part, `${element?.name ?? ""}: ${count}`);
  }
}
