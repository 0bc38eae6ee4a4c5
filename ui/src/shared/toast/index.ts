export { clearToasts, dismissToast, toast, type ToastInput } from './store';
export { ToastRegion } from './ToastRegion';
