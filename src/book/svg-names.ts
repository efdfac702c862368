/** The names of SVG (1.1, and what 2 adds and browsers draw); what is not among them draws nothing. */

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** Elements. */
export const SVG_ELEMENTS = names(`
a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter
g image line linearGradient marker mask metadata path pattern polygon polyline radialGradient rect stop style svg switch
symbol text textPath title tspan use view`);

/** Attributes; those of `aria-` and `data-` are known as well. */
export const SVG_ATTRIBUTES = names(`
id class style lang role tabindex transform transform-origin x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points
width height viewBox version baseProfile preserveAspectRatio zoomAndPan contentScriptType contentStyleType href rotate
textLength lengthAdjust startOffset method spacing side path pathLength type media title offset spreadMethod
gradientUnits gradientTransform patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
maskContentUnits markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits filterRes in in2
result mode values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias
targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle scale xChannelSelector yChannelSelector radius
baseFrequency numOctaves seed stitchTiles stdDeviation requiredFeatures requiredExtensions systemLanguage viewTarget
externalResourcesRequired focusable decoding crossorigin
alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
color-profile color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule
filter flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust
font-stretch font-style font-variant font-variant-caps font-variant-ligatures font-variant-numeric
font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size
isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type
mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke
stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
text-anchor text-decoration text-overflow text-rendering unicode-bidi vector-effect visibility white-space word-spacing
writing-mode`);

/** What a link has and a group has not. */
export const LINK_ATTRIBUTES = names('href title target type download rel hreflang referrerpolicy ping');
