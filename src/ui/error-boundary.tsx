import { Component } from "react";
import type { ErrorInfo, ReactElement, ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  /** What is shown instead of the children after one of them threw. */
  readonly fallback: (error: unknown) => ReactElement;
  readonly onError?: (error: unknown, where: string) => void;
}

interface State {
  readonly failed: boolean;
  readonly error: unknown;
}

/** Keeps a mistake in the program from leaving an empty pane. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info.componentStack ?? "");
  }

  override render(): ReactNode {
    return this.state.failed
      ? this.props.fallback(this.state.error)
      : this.props.children;
  }
}
