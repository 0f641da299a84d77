import { create } from 'qrcode'

/** A QR code as one SVG path, drawn here: the secret in it goes to no other place. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  return (
    // Four empty modules around it, as ISO/IEC 18004 asks.
    <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} width={208} height={208} role="img" aria-label={label}>
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
