// The parts of ECharts that the desk draws with; nothing else of it is loaded. Drawn on a canvas: the policy allows no styles in markup.

import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, AriaComponent, GridComponent, LegendComponent, CanvasRenderer])

export { init }
