// Drawing a photo smaller and upright. Used by the worker and, where a browser has no
// canvas in workers, by the page itself.

export const LONG_SIDE = 2560
export const QUALITY = 0.82

export interface Drawn {
  bytes: ArrayBuffer
  width: number
  height: number
}

export function fitted(width: number, height: number, longSide = LONG_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

export async function drawInWorker(blob: Blob): Promise<Drawn> {
  const picture = await createImageBitmap(blob, { imageOrientation: 'from-image' })
  try {
    const { width, height } = fitted(picture.width, picture.height)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    paint(context, picture, width, height)
    const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
    return { bytes: await small.arrayBuffer(), width, height }
  } finally {
    picture.close()
  }
}

/** An image element turns a photo upright by itself, in every browser of the last six years. */
export async function drawOnPage(blob: Blob): Promise<Drawn> {
  const url = URL.createObjectURL(blob)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { width, height } = fitted(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    paint(context, image, width, height)
    return { bytes: await jpegOf(canvas), width, height }
  } finally {
    URL.revokeObjectURL(url)
  }
}

export async function jpegOf(canvas: HTMLCanvasElement): Promise<ArrayBuffer> {
  const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  // A few megabytes of pixels are given back at once; old phones have little memory.
  canvas.width = 0
  if (!small) throw new Error('no picture')
  return small.arrayBuffer()
}

function paint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  picture: CanvasImageSource,
  width: number,
  height: number,
): void {
  // A transparent picture gets paper behind it, since JPEG knows no transparency.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
}
