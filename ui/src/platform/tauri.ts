import { invoke, isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';

import type { CoreEvent, WireError } from '../generated/contract';
import type { CommandName, Platform, RequestOf, ResponseOf } from './types';

/** Whether the page runs inside the desktop window. */
export const insideTheWindow = isTauri;

/** The desktop window as host: one command, JSON text in and out, one event. */
export const tauriPlatform: Platform = {
  async call<K extends CommandName>(command: K, request: RequestOf<K>): Promise<ResponseOf<K>> {
    let answer: string;
    try {
      answer = await invoke<string>('rpc', { command, request: JSON.stringify(request) });
    } catch (error) {
      throw typeof error === 'string' ? parseError(error) : error;
    }
    return JSON.parse(answer) as ResponseOf<K>;
  },

  onEvent(listener) {
    const subscription = listen<CoreEvent>('core', (event) => listener(event.payload));
    return () => void subscription.then((stop) => stop());
  },

  onFileDrag(listener) {
    const subscription = getCurrentWebview().onDragDropEvent(({ payload }) => {
      // A text dragged from another program has no paths.
      if (payload.type === 'leave') listener({ kind: 'left' });
      else if (payload.type === 'enter' && payload.paths.length > 0) listener({ kind: 'over' });
      else if (payload.type === 'drop') listener({ kind: 'dropped', paths: payload.paths });
    });
    return () => void subscription.then((stop) => stop());
  },

  setZoom: (percent) => getCurrentWebview().setZoom(percent / 100),
};

/** The core's errors are JSON; the host's own (for example a refused permission) are bare text. */
function parseError(text: string): unknown {
  try {
    return JSON.parse(text) as WireError;
  } catch {
    return new Error(text);
  }
}
