export { fieldTotals, fulfilmentOf, type LineState } from './domain/fulfilment.ts'
export { type ServiceField, serviceFieldCodes, serviceFields } from './domain/service-field.ts'
