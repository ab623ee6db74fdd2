import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render } from "@testing-library/react";
import type { RenderResult } from "@testing-library/react";
import type { ReactElement } from "react";
import type { PaneJobs } from "../../src/app/pane";
import type { Language } from "../../src/core/layout";
import { messagesOf } from "../../src/ui/messages";
import { PaneProvider } from "../../src/ui/pane-context";
import type { PaneContext } from "../../src/ui/pane-context";

/** What a page is shown in, as far as a test says; everything else does nothing. */
export interface PageSetting {
  readonly jobs: Partial<PaneJobs>;
  readonly language?: Language;
  readonly context?: Partial<PaneContext>;
}

/** Shows one page as the pane does. Jobs that a test does not give fail loudly when they are asked. */
export function showPage(
  page: ReactElement,
  { jobs, language = "zh", context = {} }: PageSetting,
): RenderResult {
  const pane: PaneContext = {
    jobs: jobs as PaneJobs,
    language,
    messages: messagesOf(language),
    revision: 0,
    version: "0.0.0",
    changed: () => undefined,
    open: () => undefined,
    asked: { source: null, visit: 0 },
    chooseLanguage: () => undefined,
    reveal: () => undefined,
    ...context,
  };
  return render(
    <FluentProvider theme={webLightTheme}>
      <PaneProvider value={pane}>{page}</PaneProvider>
    </FluentProvider>,
  );
}
