import { pngSize } from "./png";
import {
  ALLOWED_ICON_SIZES,
  LISTING_ICON_SIZES,
  LONG_STRING,
  REQUIRED_ICON_SIZES,
  ROOT,
  SHORT_STRING,
  resourceKindOf,
} from "./schema";
import type { ElementName } from "./schema";
import { structureProblems } from "./structure";
import { bare, childOf, parseManifest, shown, walk } from "./tree";
import type { ManifestElement, ManifestProblem } from "./tree";

export interface ManifestContext {
  /** The bytes of a file of the add-in by its path below the base address; `null` where there is none. */
  readonly readFile: (path: string) => Uint8Array | null;
  /** Names that the page of commands associates with functions. */
  readonly commands: ReadonlySet<string>;
  /** For a manifest that is to be handed out: no address on this machine. */
  readonly production: boolean;
}

/** Locales that every text must have besides the default one. */
const TRANSLATIONS = ["en-US"];

/** Sets of the Office.js API that can be required, as far as this product may. */
const KNOWN_SETS = new Set(["ExcelApi", "SharedRuntime", "DialogApi"]);

/** The requirement set that the product is built for (docs/addin.md). */
const REQUIRED_SET = { name: "ExcelApi", version: "1.13" };

/**
 * Everything that is wrong with a task pane add-in's manifest, by line: what
 * Microsoft's validation service would refuse, checked without asking it, and
 * what it cannot see (icons whose pixels are not of the size they stand for,
 * functions that do not exist, missing translations). Empty means valid.
 */
export function checkManifest(
  xml: string,
  context: ManifestContext,
): readonly ManifestProblem[] {
  let root: ManifestElement;
  try {
    root = parseManifest(xml);
  } catch (error) {
    return [notXml(error instanceof Error ? error.message : String(error))];
  }
  if (root.name !== ROOT) {
    return [
      {
        line: root.line,
        text: "the root must be OfficeApp of http://schemas.microsoft.com/office/appforoffice/1.1",
      },
    ];
  }
  const check = new Check(root, context);
  return check.run();
}

/** The parser's complaint: `line:column: what`. */
function notXml(message: string): ManifestProblem {
  const [place = "", line = "1"] = /^(\d+):(?:\d+:)?/u.exec(message) ?? [];
  const what = message.slice(place.length).trim();
  return { line: Number(line), text: `not XML: ${what}` };
}

class Check {
  private readonly problems: ManifestProblem[];

  constructor(
    private readonly root: ManifestElement,
    private readonly context: ManifestContext,
  ) {
    this.problems = [...structureProblems(root)];
  }

  run(): readonly ManifestProblem[] {
    this.identifiers();
    this.resources();
    this.addresses();
    this.locales();
    this.listingIcons();
    this.commandIcons();
    this.functions();
    this.hostsAndSets();
    return this.problems.sort((a, b) => a.line - b.line);
  }

  private report({ line }: ManifestElement, text: string): void {
    this.problems.push({ line, text });
  }

  private elements(...names: readonly ElementName[]): ManifestElement[] {
    return [...walk(this.root)].filter(({ name }) => names.includes(name));
  }

  /** Ids of tabs, groups, controls and resources are unique. */
  private identifiers(): void {
    const kinds: readonly (readonly ElementName[])[] = [
      ["ov:CustomTab", "ov:Group", "ov:Control"],
      ["bt:Image", "bt:Url", "bt:String"],
    ];
    for (const names of kinds) {
      const seen = new Set<string>();
      for (const element of this.elements(...names)) {
        const id = element.attributes.get("id");
        if (id === undefined) continue;
        if (seen.has(id)) this.report(element, `the id ${id} is used twice`);
        seen.add(id);
      }
    }
    const tabs = this.elements("ov:CustomTab");
    if (tabs[1] !== undefined) {
      this.report(tabs[1], "an add-in may have only one CustomTab");
    }
  }

  /** Every reference is resolved by a resource of the right kind, every resource is used, strings are short enough. */
  private resources(): void {
    const overrides = childOf(this.root, "ov:VersionOverrides");
    if (overrides === undefined) return;
    const resources = childOf(overrides, "ov:Resources");
    const defined = new Map<string, Map<string, ManifestElement>>();
    for (const group of resources?.children ?? []) {
      defined.set(
        bare(group.name),
        new Map(
          group.children.map((item) => [item.attributes.get("id") ?? "", item]),
        ),
      );
    }
    const used = new Set<ManifestElement>();
    for (const element of walk(overrides)) {
      const reference = element.attributes.get("resid");
      if (reference === undefined) continue;
      const kind = resourceKindOf(element.name);
      const target = defined.get(kind)?.get(reference);
      if (target === undefined) {
        this.report(
          element,
          `${reference} of ${shown(element)} is not among the ${kind} of Resources`,
        );
      } else {
        used.add(target);
      }
    }
    for (const [kind, items] of defined) {
      for (const [id, item] of items) {
        if (!used.has(item))
          this.report(item, `${id} of ${kind} is used nowhere`);
        this.stringLength(kind, id, item);
      }
    }
  }

  private stringLength(kind: string, id: string, item: ManifestElement): void {
    if (!kind.endsWith("Strings")) return;
    const max = kind === "ShortStrings" ? SHORT_STRING : LONG_STRING;
    for (const text of valuesOf(item)) {
      if (text.length > max) {
        this.report(
          item,
          `${id} of ${kind} has ${text.length} characters, at most ${max} are allowed`,
        );
      }
    }
  }

  /** Addresses are absolute and https; one origin that AppDomains names; none on this machine in production. */
  private addresses(): void {
    const source = childOf(
      childOf(this.root, "app:DefaultSettings"),
      "app:SourceLocation",
    );
    const home = originOf(source?.attributes.get("DefaultValue") ?? "");
    const domains = new Set<string>();
    for (const domain of this.elements("app:AppDomain")) {
      const origin = this.address(domain, domain.text);
      if (origin !== null) {
        domains.add(origin);
        if (origin !== domain.text) {
          this.report(
            domain,
            `AppDomain must be a scheme and a host such as ${origin}, without a path`,
          );
        }
      }
    }
    const located = this.elements(
      "app:IconUrl",
      "app:HighResolutionIconUrl",
      "app:SupportUrl",
      "app:SourceLocation",
      "bt:Image",
      "bt:Url",
    );
    for (const element of located) {
      for (const value of valuesOf(element)) {
        const origin = this.address(element, value);
        const opens =
          element.name === "app:SourceLocation" || element.name === "bt:Url";
        if (
          origin !== null &&
          opens &&
          origin !== home &&
          !domains.has(origin)
        ) {
          this.report(
            element,
            `${origin} is neither the pane's own origin nor one of AppDomains`,
          );
        }
      }
    }
  }

  /** The origin of an address; `null`, with the problem reported, where it is none that Office accepts. */
  private address(element: ManifestElement, value: string): string | null {
    const origin = originOf(value);
    if (origin === null) {
      this.report(
        element,
        `"${value}" of ${shown(element)} is not an absolute address`,
      );
    } else if (!origin.startsWith("https://")) {
      this.report(
        element,
        `"${value}" of ${shown(element)} must begin with https://`,
      );
    } else if (this.context.production && isLocal(origin)) {
      this.report(
        element,
        `"${value}" of ${shown(element)} is on this machine; a manifest that is handed out needs the server's address`,
      );
    } else {
      return origin;
    }
    return null;
  }

  /** Every text is there in each language, once. */
  private locales(): void {
    const standard = childOf(this.root, "app:DefaultLocale")?.text ?? "";
    for (const element of this.elements(
      "app:DisplayName",
      "app:Description",
      "bt:String",
    )) {
      const locales = element.children.map(
        (child) => child.attributes.get("Locale") ?? "",
      );
      const subject = element.attributes.get("id") ?? shown(element);
      for (const locale of TRANSLATIONS) {
        if (locale !== standard && !locales.includes(locale)) {
          this.report(element, `${subject} has no text for ${locale}`);
        }
      }
      for (const [i, locale] of locales.entries()) {
        if (locales.indexOf(locale) < i)
          this.report(element, `${subject} has two texts for ${locale}`);
        if (locale === standard)
          this.report(
            element,
            `${subject} overrides the default locale ${locale}`,
          );
      }
      const limit =
        element.name === "app:DisplayName" ? SHORT_STRING : LONG_STRING;
      for (const value of valuesOf(element)) {
        if (element.name !== "bt:String" && value.length > limit) {
          this.report(
            element,
            `${subject} has ${value.length} characters, at most ${limit} are allowed`,
          );
        }
      }
    }
  }

  private listingIcons(): void {
    for (const [name, size] of Object.entries(LISTING_ICON_SIZES)) {
      const element = childOf(this.root, `app:${name}`);
      if (element === undefined) continue;
      for (const value of valuesOf(element)) this.image(element, value, size);
    }
  }

  /** Groups and buttons have every size, and the files are what they are said to be. */
  private commandIcons(): void {
    const images = new Map(
      this.elements("bt:Images").flatMap(({ children }) =>
        children.map((item) => [item.attributes.get("id") ?? "", item]),
      ),
    );
    for (const icon of this.elements("ov:Icon")) {
      const sizes = icon.children.map((image) =>
        Number(image.attributes.get("size")),
      );
      for (const size of REQUIRED_ICON_SIZES) {
        if (!sizes.includes(size))
          this.report(icon, `Icon lacks the size ${size}`);
      }
      for (const image of icon.children) {
        const size = Number(image.attributes.get("size"));
        if (!ALLOWED_ICON_SIZES.includes(size)) {
          this.report(
            image,
            `${image.attributes.get("size") ?? "no size"} is not a size of icons: ${ALLOWED_ICON_SIZES.join(", ")}`,
          );
          continue;
        }
        const target = images.get(image.attributes.get("resid") ?? "");
        const value = target?.attributes.get("DefaultValue");
        if (value !== undefined) this.image(image, value, size);
      }
    }
  }

  private image(element: ManifestElement, address: string, size: number): void {
    const path = this.pathOf(address);
    if (path === null) return;
    const bytes = this.context.readFile(path);
    const actual = bytes === null ? null : pngSize(bytes);
    if (bytes === null) {
      this.report(element, `the icon ${path} does not exist`);
    } else if (actual === null) {
      this.report(element, `the icon ${path} is not a PNG`);
    } else if (actual.width !== size || actual.height !== size) {
      this.report(
        element,
        `the icon ${path} has ${actual.width} × ${actual.height} pixels, ${size} × ${size} are needed`,
      );
    }
  }

  /** The path of one of the add-in's own files below the folder of the pane's page. */
  private pathOf(address: string): string | null {
    const source = childOf(
      childOf(this.root, "app:DefaultSettings"),
      "app:SourceLocation",
    );
    const base = (source?.attributes.get("DefaultValue") ?? "").replace(
      /[^/]*$/u,
      "",
    );
    return base !== "" && address.startsWith(base)
      ? address.slice(base.length)
      : null;
  }

  /** Buttons that run a function: the page of functions is named, and it has them. */
  private functions(): void {
    const names = this.elements("ov:FunctionName");
    const [first] = names;
    if (first !== undefined && this.elements("ov:FunctionFile").length === 0) {
      this.report(first, "ExecuteFunction needs a FunctionFile");
    }
    for (const element of names) {
      if (!this.context.commands.has(element.text)) {
        this.report(element, `there is no command ${element.text}`);
      }
    }
  }

  /** Excel only, with the requirement set the product is built for, and no more rights than it needs. */
  private hostsAndSets(): void {
    for (const host of this.elements("app:Host")) {
      if (host.attributes.get("Name") !== "Workbook") {
        this.report(
          host,
          `the product runs in Workbook only, not in ${host.attributes.get("Name") ?? "?"}`,
        );
      }
    }
    for (const host of this.elements("ov:Host")) {
      if (host.attributes.get("xsi:type") !== "Workbook") {
        this.report(
          host,
          "a Host of VersionOverrides must be one of the Hosts above",
        );
      }
    }
    const sets = this.elements("app:Set");
    for (const set of sets) {
      const name = set.attributes.get("Name") ?? "";
      if (!KNOWN_SETS.has(name))
        this.report(set, `there is no requirement set ${name}`);
    }
    const required = sets.find(
      (set) => set.attributes.get("Name") === REQUIRED_SET.name,
    );
    if (required?.attributes.get("MinVersion") !== REQUIRED_SET.version) {
      this.report(
        required ?? this.root,
        `Requirements must name ${REQUIRED_SET.name} ${REQUIRED_SET.version}`,
      );
    }
  }
}

/** The default value and every override's. */
function valuesOf(element: ManifestElement): readonly string[] {
  const values = [
    element.attributes.get("DefaultValue"),
    ...element.children.map((child) => child.attributes.get("Value")),
  ];
  return values.filter((value) => value !== undefined);
}

function originOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url === null || url.origin === "null" ? null : url.origin;
}

function isLocal(origin: string): boolean {
  const { hostname } = new URL(origin);
  return (
    hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]"
  );
}
