// The parts of Vant that are used, each by name, with its styles but without its icon font,
// which would name an address elsewhere.

import 'vant/es/style/base.css'
import 'vant/es/overlay/index.css'
import 'vant/es/popup/index.css'

export { default as VanPopup } from 'vant/es/popup'

/** Makes the shade no button of its own: a tap on it closes, and every sheet has a button that says so. */
export const SHADE: object = { role: undefined, tabindex: undefined }
