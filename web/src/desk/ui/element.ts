// The parts of Element Plus that the desk uses, each with its styles; nothing else of it is loaded.

import 'element-plus/es/components/dialog/style/css'
import 'element-plus/es/components/select/style/css'

export { ElDialog, ElOption, ElSelect } from 'element-plus'
