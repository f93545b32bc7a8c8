#: case a query of a manager
from django.db import models

class Post(models.Model):
    title = models.TextField()

async def show(request, pk):
    return Post.objects.filter(public=True).get(pk=pk).title
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm [error]: `Post.objects.filter(public=True).get` raises `SynchronousOnlyOperation`: an event loop is running

#: fix Await `aget` instead
from django.db import models

class Post(models.Model):
    title = models.TextField()

async def show(request, pk):
    return (await Post.objects.filter(public=True).aget(pk=pk)).title

#: case saving, deleting, through an attribute and an optional value
from django.db.models import Model

class Page(Model): ...

class Editor:
    def __init__(self, page: Page):
        self.page = page

    async def edit(self):
        self.page.save()
#       ^^^^^^^^^^^^^^ django-sync-orm
        other = await Page.objects.afirst()
        if other:
            other.delete()
#           ^^^^^^^^^^^^ django-sync-orm

#: fix Await `asave` instead
from django.db.models import Model

class Page(Model): ...

class Editor:
    def __init__(self, page: Page):
        self.page = page

    async def edit(self):
        await self.page.asave()
        other = await Page.objects.afirst()
        if other:
            other.delete()

#: fix Await `adelete` instead
from django.db.models import Model

class Page(Model): ...

class Editor:
    def __init__(self, page: Page):
        self.page = page

    async def edit(self):
        self.page.save()
        other = await Page.objects.afirst()
        if other:
            await other.adelete()

#: case awaited, as if there were no twin
from django.contrib.auth.models import User

async def find(name):
    return await User.objects.get(username=name)
#                ^^^^^^^^^^^^^^^^ django-sync-orm

#: fix Await `aget` instead
from django.contrib.auth.models import User

async def find(name):
    return await User.objects.aget(username=name)

#: case the user model, in another file
#: file accounts/models.py
from django.contrib.auth import get_user_model
from django.db import models

User = get_user_model()

class Profile(models.Model):
    user = models.OneToOneField(User)
    groups = models.ManyToManyField("Group")

    def save(self, *args, **kwargs):
        self.clean()
        super().save(*args, **kwargs)

    def delete(self):
        self.deleted = True

#: file accounts/views.py
from accounts.models import Profile, User

async def register(request, group):
    user = User.objects.create_user("ann")
    profile, created = Profile.objects.get_or_create(user=user)
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
    profile.groups.add(group)
#   ^^^^^^^^^^^^^^^^^^ django-sync-orm
    profile.save()
#   ^^^^^^^^^^^^ django-sync-orm
    profile.delete()
    await group.load()

#: case managers of one's own
from django.db import models

class PostQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public=True)

class PostManager(models.Manager):
    def drafts(self):
        return self.get_queryset().filter(draft=True)

class Post(models.Model):
    objects = PostQuerySet.as_manager()
    every = PostManager()
    made = models.Manager.from_queryset(PostQuerySet)()

async def show():
    Post.objects.public().first()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
    Post.every.drafts().first()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
    Post.made.public().update(seen=True)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm

#: case a shortcut
from django.db import models
from django.shortcuts import get_object_or_404

class Post(models.Model): ...

async def show(request, pk):
    post = get_object_or_404(Post, pk=pk)
#          ^^^^^^^^^^^^^^^^^ django-sync-orm
    post.refresh_from_db()
#   ^^^^^^^^^^^^^^^^^^^^ django-sync-orm

#: fix Await `aget_object_or_404` instead
import django.shortcuts
from django.db import models
from django.shortcuts import get_object_or_404

class Post(models.Model): ...

async def show(request, pk):
    post = await django.shortcuts.aget_object_or_404(Post, pk=pk)
    post.refresh_from_db()

#: fix Await `arefresh_from_db` instead
from django.db import models
from django.shortcuts import get_object_or_404

class Post(models.Model): ...

async def show(request, pk):
    post = get_object_or_404(Post, pk=pk)
    await post.arefresh_from_db()

#: case reading query sets
from django.db import models

class Post(models.Model): ...

async def show(request):
    posts = Post.objects.order_by("-created")[:10]
    for post in posts:
#               ^^^^^ django-sync-orm [error]: Reading `posts` raises `SynchronousOnlyOperation`: an event loop is running
        print(post)
    names = [post.name for post in posts.filter(public=True)]
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
    return list(Post.objects.all()), names
#               ^^^^^^^^^^^^^^^^^^ django-sync-orm

#: fix Read it with `async for`
from django.db import models

class Post(models.Model): ...

async def show(request):
    posts = Post.objects.order_by("-created")[:10]
    async for post in posts:
        print(post)
    names = [post.name async for post in posts.filter(public=True)]
    return [item async for item in Post.objects.all()], names

#: case reading them in other ways
from django.db import models

class Post(models.Model): ...

async def show(request):
    posts = Post.objects.all()
    print(len(posts), posts.count())
#             ^^^^^ django-sync-orm
    first = Post.objects.all()[0]
#           ^^^^^^^^^^^^^^^^^^ django-sync-orm
    return sorted(Post.objects.values_list("name", flat=True)), any(post.public for post in Post.objects.all()), first
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
#                                                                                           ^^^^^^^^^^^^^^^^^^ django-sync-orm

#: case query sets that functions of the project make
#: file blog/models.py
from django.db import models

class PostQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public=True)

class Post(models.Model):
    objects = PostQuerySet.as_manager()
    likes = models.ManyToManyField("User")

def find_posts(word):
    posts = Post.objects.filter(text__contains=word)
    posts = posts.exclude(draft=True).order_by("created")
    return posts[:10]

#: file blog/views.py
from blog.models import Post, find_posts

async def show(request, post: Post):
    for one in Post.objects.public():
#              ^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
        print(one)
    newest = Post.objects.exclude(draft=True).order_by("created")[0]
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
    found = find_posts("word")
    likes = list(post.likes.filter(active=True)), post.likes.get(pk=1)
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ django-sync-orm
#                                                 ^^^^^^^^^^^^^^ django-sync-orm
    return list(found), len(Post.objects.public()), newest, likes
#               ^^^^^ django-sync-orm
#                           ^^^^^^^^^^^^^^^^^^^^^ django-sync-orm

#: case through sync functions
#: file blog/models.py
from django.db import models

class Post(models.Model):
    title = models.TextField()

    def publish(self):
        self.public = True
        self.save()

def newest_posts():
    return list(Post.objects.order_by("-created")[:10])

#: file blog/views.py
from blog.models import Post, newest_posts

async def show(request, post: Post):
    post.publish()
#   ^^^^^^^^^^^^ django-sync-orm [error]: `post.publish()` raises `SynchronousOnlyOperation`: it asks the database in an event loop: post.publish → self.save
    return newest_posts()
#          ^^^^^^^^^^^^ django-sync-orm

#: fix Call `newest_posts` through `sync_to_async`
import asgiref.sync
from blog.models import Post, newest_posts

async def show(request, post: Post):
    post.publish()
    return await asgiref.sync.sync_to_async(newest_posts)()

#: case sync functions that ask only sometimes, or know what may happen
from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.db import models

class Settings(models.Model): ...

cached = None

def settings():
    global cached
    if cached is None:
        cached = Settings.objects.first()
    return cached

def settings_or_none():
    try:
        return Settings.objects.first()
    except SynchronousOnlyOperation:
        return None

@sync_to_async
def load():
    return Settings.objects.first()

def every():
    return Settings.objects.all()

async def show(request):
    settings()
    settings_or_none()
    async for one in every():
        print(one)
    return await load(), await sync_to_async(settings)()

#: case a query set a function has read
from django.db import models

class Post(models.Model): ...

class Page:
    def __init__(self):
        self.found = Post.objects.all()

    def posts(self):
        return self.found

async def show(page: Page):
    async for post in page.posts():
        print(post)
    return [post for post in page.posts()]

#: case counting
from django.db import models

class Post(models.Model): ...

async def show(request):
    posts = Post.objects.all()
    return posts.count() + Post.objects.count()
#          ^^^^^^^^^^^ django-sync-orm
#                          ^^^^^^^^^^^^^^^^^^ django-sync-orm

#: case a transaction and a cursor
from django.db import connection, transaction

async def move():
    with transaction.atomic():
#        ^^^^^^^^^^^^^^^^^^ django-sync-orm
        pass
    with connection.cursor() as cursor:
#        ^^^^^^^^^^^^^^^^^ django-sync-orm
        cursor.execute("SELECT 1")

#: case plain functions, and what runs in a thread
from asgiref.sync import sync_to_async
from django.db import models, transaction

class Post(models.Model): ...

@sync_to_async
def load():
    with transaction.atomic():
        return list(Post.objects.all())

def sync_view(request, pk):
    for post in Post.objects.all():
        post.save()

async def show(request, pk):
    post = await sync_to_async(Post.objects.get)(pk=pk)
    await sync_to_async(lambda: post.save())()
    return await load()

#: case the twins
from django.db import models
from django.shortcuts import aget_object_or_404

class Post(models.Model): ...

async def show(request, pk):
    post = await aget_object_or_404(Post, pk=pk)
    await post.asave()
    posts = Post.objects.filter(public=True).order_by("name")
    total = await posts.acount()
    async for post in posts.select_related("author"):
        await post.adelete()
    return total, [post.pk async for post in Post.objects.values_list("pk", flat=True)]

#: case a query set that has been read
from asgiref.sync import sync_to_async
from django.db import models

class Post(models.Model): ...

async def show(request):
    posts = Post.objects.all()
    async for post in posts:
        print(post)
    print(len(posts), posts.count())
    others = Post.objects.all()
    await sync_to_async(len)(others)
    for other in others:
        print(other)

#: case query sets from elsewhere, which may have been read
from django.db import models

class Post(models.Model): ...

async def show(posts: models.QuerySet[Post], view):
    for post in posts:
        print(post, posts.exists())
    return view.posts.count()

#: case related objects that may be prefetched
from django.db import models

class Tag(models.Model): ...

class Post(models.Model):
    tags = models.ManyToManyField(Tag)

async def show():
    async for post in Post.objects.prefetch_related("tags"):
        print([tag for tag in post.tags.all()], post.tags.count())

#: case building queries, and objects that are not saved
from django.db import models

class Post(models.Model): ...

async def show():
    post = Post(title="new")
    nothing = Post.objects.none()
    return post, Post.objects.filter(public=True).exclude(draft=True)[2:4], nothing.count()

#: case things of the same names
class Store:
    objects = {}

    def save(self): ...

async def show(store: Store):
    Store.objects.get("name")
    store.save()

#: case a project that has Django allow it
#: file conftest.py
import os

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

#: file main.py
from django.db import models

class Post(models.Model): ...

async def show():
    return Post.objects.get(pk=1)

#: case where the refusal is expected
import pytest
from django.core.exceptions import SynchronousOnlyOperation
from django.db import models

class Post(models.Model): ...

async def test_refused():
    with pytest.raises(SynchronousOnlyOperation):
        Post.objects.get(pk=1)
    try:
        Post.objects.get(pk=1)
    except SynchronousOnlyOperation:
        pass

#: case a nested class and a decorator that run in no coroutine
from django.db import models, transaction

class Post(models.Model): ...

@transaction.atomic()
def move():
    Post.objects.update(moved=True)

names = [post.name for post in Post.objects.all()]
