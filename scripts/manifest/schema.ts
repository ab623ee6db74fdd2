/**
 * The published rules of the add-in only manifest for task pane add-ins, as
 * data: which elements stand where, in which order and how often, which
 * attributes they have, and what a value may be. Follows Microsoft's schemas
 * OfficeAppManifestV1_1, TaskPaneAppVersionOverridesV1_0 and
 * OfficeAppBasicTypesV1_0; elements that this product will never need
 * (dictionaries, custom functions, mail) are left out and so refused.
 */

/** The name of an element, with a prefix for its namespace: `app`, `ov` or `bt`. */
export type ElementName = `${"app" | "ov" | "bt"}:${string}`;

export const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.microsoft.com/office/appforoffice/1.1", "app"],
  ["http://schemas.microsoft.com/office/taskpaneappversionoverrides", "ov"],
  ["http://schemas.microsoft.com/office/officeappbasictypes/1.0", "bt"],
]);

/** What a text or an attribute may hold. */
export interface ValueRule {
  /** Longest value in UTF-16 units; the shortest is 1. */
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly oneOf?: readonly string[];
  /** In words, for the message. */
  readonly what?: string;
}

/** A child in its place of the sequence. `many` has no upper bound. */
export interface ChildRule {
  readonly name: ElementName;
  readonly optional?: true;
  readonly many?: true;
}

export interface ElementRule {
  /** In the order in which they must stand. */
  readonly children?: readonly ChildRule[];
  /** `xsi:type` and its allowed values, each with its own children where they differ. */
  readonly types?: Readonly<Record<string, readonly ChildRule[]>>;
  readonly attributes?: Readonly<Record<string, ValueRule>>;
  readonly optionalAttributes?: Readonly<Record<string, ValueRule>>;
  /** The element's text; without it there must be none. */
  readonly text?: ValueRule;
}

const SHORT: ValueRule = { max: 125 };
const LONG: ValueRule = { max: 250 };
const URL_VALUE: ValueRule = { max: 2048 };
const REFERENCE: ValueRule = { max: 32 };
const LOCALE: ValueRule = {
  pattern: /^[a-z]{2,3}-(?:[A-Z][a-z]{3}-)?[A-Z]{2}$/u,
  what: "a language and a region such as zh-CN",
};
const VERSION_PAIR: ValueRule = {
  pattern: /^\d{1,5}\.\d{1,5}$/u,
  what: "a version such as 1.13",
};
const NUMBER: ValueRule = { pattern: /^\d{1,4}$/u, what: "a whole number" };

const one = (name: ElementName): ChildRule => ({ name });
const optional = (name: ElementName): ChildRule => ({ name, optional: true });
const many = (name: ElementName): ChildRule => ({ name, many: true });
const any = (name: ElementName): ChildRule => ({
  name,
  many: true,
  optional: true,
});

/** A setting with a default value and one value a locale. */
function localised(value: ValueRule): ElementRule {
  return {
    attributes: { DefaultValue: value },
    children: [any("app:Override")],
  };
}

function resource(value: ValueRule): ElementRule {
  return {
    attributes: { id: REFERENCE, DefaultValue: value },
    children: [any("bt:Override")],
  };
}

const OVERRIDE: ElementRule = {
  attributes: { Locale: LOCALE, Value: URL_VALUE },
};
const REFERRING: ElementRule = { attributes: { resid: REFERENCE } };

const REQUIREMENTS: ElementRule = {
  children: [optional("app:Sets"), optional("app:Methods")],
};

export const ROOT: ElementName = "app:OfficeApp";

export const ELEMENTS: Readonly<Partial<Record<ElementName, ElementRule>>> = {
  "app:OfficeApp": {
    types: {
      TaskPaneApp: [
        one("app:Id"),
        optional("app:AlternateId"),
        one("app:Version"),
        one("app:ProviderName"),
        one("app:DefaultLocale"),
        one("app:DisplayName"),
        one("app:Description"),
        one("app:IconUrl"),
        one("app:HighResolutionIconUrl"),
        one("app:SupportUrl"),
        optional("app:AppDomains"),
        one("app:Hosts"),
        optional("app:Requirements"),
        one("app:DefaultSettings"),
        one("app:Permissions"),
        optional("ov:VersionOverrides"),
      ],
    },
  },
  "app:Id": {
    text: {
      pattern:
        /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
      what: "a GUID of its own, in small letters without braces",
    },
  },
  "app:AlternateId": { text: SHORT },
  "app:Version": {
    text: {
      pattern: /^[1-9]\d{0,4}(?:\.\d{1,5}){0,3}$/u,
      what: "one to four numbers from 1.0 on, such as 1.0.0.0",
    },
  },
  "app:ProviderName": { text: SHORT },
  "app:DefaultLocale": { text: LOCALE },
  "app:DisplayName": localised(SHORT),
  "app:Description": localised(LONG),
  "app:IconUrl": localised(URL_VALUE),
  "app:HighResolutionIconUrl": localised(URL_VALUE),
  "app:SupportUrl": localised(URL_VALUE),
  "app:Override": OVERRIDE,
  "app:AppDomains": { children: [many("app:AppDomain")] },
  "app:AppDomain": { text: URL_VALUE },
  "app:Hosts": { children: [many("app:Host")] },
  "app:Host": {
    attributes: {
      Name: { oneOf: ["Document", "Workbook", "Presentation", "Project"] },
    },
  },
  "app:Requirements": REQUIREMENTS,
  "app:Sets": {
    children: [many("app:Set")],
    optionalAttributes: { DefaultMinVersion: VERSION_PAIR },
  },
  "app:Set": {
    attributes: { Name: SHORT },
    optionalAttributes: { MinVersion: VERSION_PAIR },
  },
  "app:Methods": { children: [many("app:Method")] },
  "app:Method": { attributes: { Name: LONG } },
  "app:DefaultSettings": { children: [one("app:SourceLocation")] },
  "app:SourceLocation": localised(URL_VALUE),
  "app:Permissions": {
    text: {
      oneOf: [
        "Restricted",
        "ReadDocument",
        "ReadAllDocument",
        "WriteDocument",
        "ReadWriteDocument",
      ],
    },
  },

  "ov:VersionOverrides": {
    types: {
      VersionOverridesV1_0: [
        optional("ov:Description"),
        optional("ov:Requirements"),
        one("ov:Hosts"),
        one("ov:Resources"),
      ],
    },
  },
  "ov:Description": REFERRING,
  "ov:Requirements": { children: [one("bt:Sets")] },
  "ov:Hosts": { children: [many("ov:Host")] },
  "ov:Host": {
    types: {
      Document: [one("ov:DesktopFormFactor")],
      Workbook: [one("ov:DesktopFormFactor")],
      Presentation: [one("ov:DesktopFormFactor")],
    },
  },
  "ov:DesktopFormFactor": {
    children: [
      optional("ov:GetStarted"),
      optional("ov:FunctionFile"),
      many("ov:ExtensionPoint"),
    ],
  },
  "ov:GetStarted": {
    children: [one("ov:Title"), one("ov:Description"), one("ov:LearnMoreUrl")],
  },
  "ov:Title": REFERRING,
  "ov:Label": REFERRING,
  "ov:LearnMoreUrl": REFERRING,
  "ov:FunctionFile": REFERRING,
  "ov:SourceLocation": REFERRING,
  "ov:ExtensionPoint": {
    types: {
      PrimaryCommandSurface: [any("ov:OfficeTab"), any("ov:CustomTab")],
    },
  },
  "ov:OfficeTab": { attributes: { id: SHORT }, children: [many("ov:Group")] },
  "ov:CustomTab": {
    attributes: { id: SHORT },
    children: [many("ov:Group"), one("ov:Label")],
  },
  "ov:Group": {
    attributes: { id: SHORT },
    children: [one("ov:Label"), one("ov:Icon"), many("ov:Control")],
  },
  "ov:Icon": { children: [many("bt:Image")] },
  "ov:Control": {
    attributes: { id: SHORT },
    types: {
      Button: [
        one("ov:Label"),
        one("ov:Supertip"),
        one("ov:Icon"),
        one("ov:Action"),
      ],
    },
  },
  "ov:Supertip": { children: [one("ov:Title"), one("ov:Description")] },
  "ov:Action": {
    types: {
      ShowTaskpane: [
        optional("ov:TaskpaneId"),
        one("ov:SourceLocation"),
        optional("ov:Title"),
      ],
      ExecuteFunction: [one("ov:FunctionName")],
    },
  },
  "ov:TaskpaneId": { text: SHORT },
  "ov:FunctionName": { text: LONG },
  "ov:Resources": {
    children: [
      optional("bt:Images"),
      optional("bt:Urls"),
      optional("bt:ShortStrings"),
      optional("bt:LongStrings"),
    ],
  },

  "bt:Sets": {
    children: [many("bt:Set")],
    optionalAttributes: { DefaultMinVersion: VERSION_PAIR },
  },
  "bt:Set": {
    attributes: { Name: SHORT },
    optionalAttributes: { MinVersion: VERSION_PAIR },
  },
  "bt:Images": { children: [many("bt:Image")] },
  // An image is a resource (`id`) or a reference to one (`resid` and `size`).
  "bt:Image": {
    optionalAttributes: {
      id: REFERENCE,
      DefaultValue: URL_VALUE,
      resid: REFERENCE,
      size: NUMBER,
    },
    children: [any("bt:Override")],
  },
  "bt:Urls": { children: [many("bt:Url")] },
  "bt:Url": resource(URL_VALUE),
  "bt:ShortStrings": { children: [many("bt:String")] },
  "bt:LongStrings": { children: [many("bt:String")] },
  "bt:String": resource(LONG),
  "bt:Override": OVERRIDE,
};

/** In which kind of resource a reference must be found, by the element that refers and its parent. */
export function resourceKindOf(
  element: ElementName,
): "Images" | "Urls" | "ShortStrings" | "LongStrings" {
  switch (element) {
    case "bt:Image":
      return "Images";
    case "ov:LearnMoreUrl":
    case "ov:FunctionFile":
    case "ov:SourceLocation":
      return "Urls";
    case "ov:Description":
      return "LongStrings";
    default:
      return "ShortStrings";
  }
}

/** Icon sizes that every group and button must have, in pixels, and those that it may have. */
export const REQUIRED_ICON_SIZES: readonly number[] = [16, 32, 80];
export const ALLOWED_ICON_SIZES: readonly number[] = [
  16, 20, 24, 32, 40, 48, 64, 80,
];
/** IconUrl and HighResolutionIconUrl of a task pane add-in. */
export const LISTING_ICON_SIZES = { IconUrl: 32, HighResolutionIconUrl: 64 };

export const SHORT_STRING = 125;
export const LONG_STRING = 250;
