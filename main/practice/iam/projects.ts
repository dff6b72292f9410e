/**
 * Projects and the account (section 3.3).
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html} Projects
 */
import type { Project } from '../estate/models';
import { type Answer, keystoneDenied, ok } from '../http/answer';
import { type ApiRequest, param } from '../http/request';
import {
  domainOf,
  type IamContext,
  type IamHandler,
  requireAction,
  requireCaller,
} from './context';

/** KeystoneListAuthProjects: what the caller may use. It needs no permission. */
export const listOwnProjects: IamHandler = (context, request) => {
  requireCaller(context, request);
  return projects(context, request, context.estate.projects);
};

/** KeystoneListProjects: by name, as the SDK asks for the project of a region. */
export const listProjects: IamHandler = (context, request) => {
  requireAction(context, request, 'iam:projects:listProjects');
  const name = request.query.get('name');
  const found = context.estate.projects.filter((one) => name === null || one.name === name);
  return projects(context, request, found);
};

/** KeystoneListProjectsForUser: the caller's own, by his id. */
export const listUserProjects: IamHandler = (context, request) => {
  const { user } = requireCaller(context, request);
  if (param(request, 'user_id') !== user.id) {
    throw keystoneDenied('iam:projects:listProjectsForUser');
  }
  return projects(context, request, context.estate.projects);
};

/** KeystoneListAuthDomains: the account. */
export const listDomains: IamHandler = (context, request) => {
  requireCaller(context, request);
  const domain = domainOf(context);
  return ok({
    domains: [
      {
        ...domain,
        enabled: true,
        description: '',
        links: { self: `${context.baseUrl()}/v3/domains/${domain.id}` },
      },
    ],
    links: links(context, request),
  });
};

function projects(context: IamContext, request: ApiRequest, rows: readonly Project[]): Answer {
  return ok({
    projects: rows.map((project) => row(context, project)),
    links: links(context, request),
  });
}

const row = ({ estate, baseUrl }: IamContext, project: Project): unknown => ({
  id: project.id,
  name: project.name,
  enabled: true,
  parent_id: project.parentId,
  domain_id: estate.domainId,
  is_domain: false,
  description: project.description,
  links: { self: `${baseUrl()}/v3/projects/${project.id}` },
});

const links = ({ baseUrl }: IamContext, request: ApiRequest): unknown => ({
  self: `${baseUrl()}${request.path}`,
  previous: null,
  next: null,
});
