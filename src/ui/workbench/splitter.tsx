import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import type { KeyboardEvent, PointerEvent, ReactElement } from "react";

/** One press of an arrow key, in pixels. */
const STEP = 16;

const useStyles = makeStyles({
  bar: {
    width: "6px",
    flexShrink: 0,
    cursor: "col-resize",
    touchAction: "none",
    backgroundColor: tokens.colorNeutralStroke2,
    ":hover": { backgroundColor: tokens.colorBrandStroke1 },
    ":focus-visible": {
      backgroundColor: tokens.colorBrandStroke1,
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    },
    "@media (forced-colors: active)": { backgroundColor: "ButtonText" },
  },
});

export interface SplitterProps {
  readonly label: string;
  /** Width of what is on the right of the splitter, in pixels. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onWidth: (width: number) => void;
}

/** The border between sheet and pane: dragged, or moved with the arrow keys, Home and End. */
export function Splitter(props: SplitterProps): ReactElement {
  const { label, width, min, max } = props;
  const styles = useStyles();
  const from = useRef<{ readonly x: number; readonly width: number }>(null);
  const set = (wanted: number): void => {
    props.onWidth(Math.round(Math.min(max, Math.max(min, wanted))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted: Partial<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: max,
      End: min,
    };
    const next = wanted[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  return (
    // A separator that can be focused is a control (ARIA 1.2, separator); the rules take it for an ornament.
    /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
    <div
      className={styles.bar}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (from.current !== null)
          set(from.current.width + from.current.x - event.clientX);
      }}
      onPointerUp={() => {
        from.current = null;
      }}
    />
  );
}
