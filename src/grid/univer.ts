import { IAuthzIoService, LocaleType, LogLevel, Univer } from "@univerjs/core";
import type { ILocales, Injector, PluginCtor } from "@univerjs/core";
import {
  CalculationMode,
  ThemeSwitcherService,
  UniverDocsPlugin,
  UniverDocsUIPlugin,
  UniverFormulaEnginePlugin,
  UniverRenderEnginePlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsFormulaUIPlugin,
  UniverSheetsNumfmtPlugin,
  UniverSheetsNumfmtUIPlugin,
  UniverSheetsPlugin,
  UniverSheetsUIPlugin,
  UniverUIPlugin,
} from "@univerjs/preset-sheets-core";
import {
  UniverDataValidationPlugin,
  UniverSheetsDataValidationPlugin,
  UniverSheetsDataValidationUIPlugin,
} from "@univerjs/preset-sheets-data-validation";
import {
  UniverSheetsFilterPlugin,
  UniverSheetsFilterUIPlugin,
} from "@univerjs/preset-sheets-filter";
import type { GridLanguage } from "./locales";
import { LockKeeper } from "./locks";
import { HIDDEN_MENUS } from "./menus";
import { RootTheme } from "./theme";

/** Univer's name of a language. */
export const LOCALES: Readonly<Record<GridLanguage, LocaleType>> = {
  zh: LocaleType.ZH_CN,
  en: LocaleType.EN_US,
};

/** What Univer is made with. */
export interface UniverOptions {
  readonly container: HTMLElement;
  readonly language: GridLanguage;
  readonly dark: boolean;
  readonly words: ILocales[string];
}

/** Univer and its injector: where all its services are had. */
export interface RunningUniver {
  readonly univer: Univer;
  readonly injector: Injector;
}

/**
 * Univer with the plugins that a plan workbook needs and no other: nothing
 * that asks a server, no toolbar. The formulas are calculated in the page.
 */
export function startUniver(options: UniverOptions): RunningUniver {
  const { container, language, dark, words } = options;
  const locale = LOCALES[language];
  const univer = new Univer({
    locale,
    locales: { [locale]: words },
    darkMode: dark,
    logLevel: LogLevel.ERROR,
    logCommandExecution: false,
    override: [[IAuthzIoService, { useClass: LockKeeper }]],
  });
  const use = (plugin: PluginCtor, config: object = {}): void => {
    univer.registerPlugin(plugin, config);
  };
  use(UniverDocsPlugin);
  use(UniverRenderEnginePlugin);
  use(UniverUIPlugin, {
    container,
    header: true,
    toolbar: false,
    headerMenu: false,
    contextMenu: true,
    disableAutoFocus: true,
    menu: HIDDEN_MENUS,
    override: [[ThemeSwitcherService, { useClass: RootTheme }]],
  });
  use(UniverDocsUIPlugin);
  use(UniverFormulaEnginePlugin, { notExecuteFormula: true });
  use(UniverSheetsPlugin, { freezeSync: false, notExecuteFormula: true });
  use(UniverSheetsUIPlugin, {
    formulaBar: true,
    footer: {
      sheetBar: true,
      statisticBar: true,
      menus: false,
      zoomSlider: true,
      addSheetButtonConfig: { defaultRowCount: 200, defaultColumnCount: 20 },
    },
    protectedRangeShadow: "none",
    disableForceStringAlert: true,
    disableForceStringMark: true,
    menu: HIDDEN_MENUS,
  });
  use(UniverSheetsNumfmtPlugin, {
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  use(UniverSheetsNumfmtUIPlugin);
  use(UniverSheetsFormulaPlugin, {
    initialFormulaComputing: CalculationMode.NO_CALCULATION,
  });
  use(UniverSheetsFormulaUIPlugin);
  use(UniverDataValidationPlugin);
  use(UniverSheetsDataValidationPlugin);
  use(UniverSheetsDataValidationUIPlugin, {
    showEditOnDropdown: false,
    // Its box would take the keyboard from the cell that is being typed into.
    showSearchOnDropdown: false,
  });
  use(UniverSheetsFilterPlugin);
  use(UniverSheetsFilterUIPlugin);
  return { univer, injector: univer.__getInjector() };
}
