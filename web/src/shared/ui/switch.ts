// The switch of Vant with its styles.

import 'vant/es/style/base.css'
import 'vant/es/switch/index.css'

export { default as VanSwitch } from 'vant/es/switch'
